"""Lines for stories of wanting, going and daring, in English; read by `bank.py`."""

LINES = """
@search
T Looking for {o}
T {h} and the Last of {o}
L What {p} <is/are> looking for may have been looking back all along.
o1 {h} (is/are) out again, looking for {oa}.
o1 Everyone else has gone in. {h} (has/have) not.
o1 There is one thing {h} still (needs/need) to find.
o2 It is out there somewhere. It has to be.
o2 Stubbornness and hope look much the same from a distance.
o2 People call it foolish, and they may be right.
ov scanning the distance, a single small figure, searching for {o}
oc Still looking
n1 {h} (reads/read) every sign, and most of them lie.
n1 Twice {h} (thinks/think) it is there. Twice it is only light on nothing.
n1 The further out {p} <goes/go>, the less there is to hold on to.
n2 Still no trace of {o}.
n2 Turning back would be easy, and so it is not tempting.
n2 Doubt comes along for the company.
nv pressing on into rougher ground, eyes narrowed, following a faint sign of {o}
nc Every sign lies
t1 Then, when there is nothing left to try, a glimmer.
t1 {h} (stops/stop), and (listens/listen). There.
t1 At the worst of it, {o} is suddenly, plainly there.
t2 It is smaller than the stories said, and closer.
t2 It was never hidden. It was only quiet.
tv struck still, face lit, seeing {o} at last just ahead
tc There
a1 {h} (comes/come) near it slowly, the way one nears a sleeping thing.
a1 All that way, and now the last few steps are the longest.
a2 It does not vanish. That is the miracle.
a2 For a moment, wanting and having are the same size.
av close to {o} now, one hand out, its glow on everything
ac The last few steps
e1 {h} (turns/turn) for home with what {p} came for.
e1 Not every search ends. This one does, gently.
e1 In the end, {o} was a way of finding the way back.
e2 And behind, it goes on shining for the next one.
e2 There will be other nights. None of them will be this dark.
ev heading home across the wide view, {o} found, the dark behind {m}
ec What {p} came for

@discover
T What {h} Found
T The Secret of {o}
L Some doors only open once, and only for the one who was not looking.
o1 It is a day like any other {w}, until it is not.
o1 {h} (is/are) not looking for anything at all.
o1 Nobody ever looks twice at this part of the world.
o2 The best secrets hide in dull places.
o2 There is only the usual quiet.
ov going about an ordinary day, about to notice something out of place
oc A day like any other
n1 Then {h} (finds/find) {oa}.
n1 Something catches the light where nothing should.
n1 First a glint, then an edge, then a shape.
n2 It looks older than anything around it.
n2 It should not be here, and it does not care.
nv crouching closer to something half hidden, brushing the dust away
nc Something catches the light
t1 {h} (looks/look) closer, and the world gets larger.
t1 {o} changes everything, and does it quietly.
t1 All at once, the pieces {h} never understood fit.
t2 There is no forgetting it now.
t2 The silence has a heartbeat in it.
tv face to face with {o}, wide-eyed, its light spreading over everything
tc The world gets larger
a1 Now comes the harder question: whom to tell.
a1 {h} (turns/turn) it over, again and again, to be sure.
a2 Nothing looks the same on the way out.
a2 It asks for nothing but care.
av holding {o} close, looking over one shoulder, thinking
ac Whom to tell
e1 Some finds are kept by being given away.
e1 {h} (goes/go) back to the ordinary day, but it does not fit any more.
e2 The map was wrong. Happily, wonderfully wrong.
e2 Out there, more of it is waiting.
ev standing before a view grown suddenly vast, {o} safe, the day changed
ec It does not fit any more

@travel
T The Long Way, {w}
T {h}, Heading Out
L Every mile asks the same question, and each time the answer is better.
o1 Before the first mile, there is always a silence.
o1 {h} (leaves/leave) early, before anyone can argue.
o1 The way ahead is long, and {h} (has/have) time.
o2 There is not much to carry. That is the point.
o2 Behind, the familiar shrinks to a thumbprint.
ov setting out, small in a huge landscape, the way stretching ahead
oc Before the first mile
n1 Hour after hour, the world rolls past and rearranges itself.
n1 Somewhere {w}, {h} (stops/stop) checking the map.
n1 The distance does not get smaller, only more familiar.
n2 The engine of it all is stubbornness.
n2 A song comes and goes. So does the sun.
nv under way, steady against the moving view, dust and light behind
nc Hour after hour
t1 Then the road gives out, and {h} (goes/go) on.
t1 Halfway is the loneliest place on any map.
t1 One wrong turn, and suddenly {h} (is/are) somewhere true.
t2 There is no going back that would not be longer.
t2 It is here that the journey decides whom to keep.
tv halted at the hardest stretch, looking at what is still ahead, breathing
tc Where the road gives out
a1 After that it gets easier, or {h} (gets/get) stronger.
a1 The land opens up like a hand.
a2 Strangers wave. They cannot help it.
a2 Even the wind is going the same way.
av moving freely again through open country, light on {s} face
ac Like an open hand
e1 They say the point is the journey. But arriving is good, too.
e1 When it comes, the end of the road is very quiet.
e2 Look how far that was.
e2 And beyond it, of course, there is another one.
ev arriving at last, small before a vast, shining view
ec How far that was

@fight
T {h} Against {o}
T The Last Stand of {h}
L Courage here is mostly a matter of not leaving.
o1 They said to stay out of it. {h} (does/do) not.
o1 There is a line, and {h} (is/are) standing on it.
o1 Everyone knows how this usually ends.
o2 The odds have been counted. Twice.
o2 It is quiet, the way it is before something breaks.
ov standing ground alone, facing what is coming, wind rising
oc A line
n1 {o} comes on like a bad winter.
n1 The first blow lands, and {h} (stays/stay) up.
n1 It begins without a signal.
n2 There is nothing noble in it, only next, and next.
n2 Every trick {h} (knows/know) works exactly once.
nv in the thick of it, braced hard against {o}, dust and sparks flying
nc And next, and next
t1 Down, now. On the ground, the sky looks very wide.
t1 And then {h} (gets/get) up, which was not in the plan.
t1 For the first time, {o} hesitates.
t2 That is all it takes. A breath. A gap.
t2 Somewhere inside, a small voice says: again.
tv rising again from the ground, eyes locked on {o}, light breaking behind
tc Again
a1 What follows is quick, and nobody cheers.
a1 When it is done, {h} (looks/look) at {s} own shaking shadow.
a2 Dust settles on everyone alike.
a2 The victory is mostly silence.
av standing among settling dust, spent, lowering the guard at last
ac Dust settles
e1 Nobody wins such things. But someone is still standing.
e1 Tomorrow they will make it a legend. Tonight it is just bruises.
e2 The line held.
e2 And the children will sleep, and never know.
ev small and upright in a wide, calm, clearing view
ec The line held

@flee
T Run, {h}
T Out Before Dawn
L There is one way out, and it will not be open for long.
o1 {h} (knows/know) every lock {w}, and every hour.
o1 The walls have been closing in for years.
o2 Tonight, somebody forgot one thing.
o2 All it needs is one careless minute.
ov pressed into shadow, watching for the right moment to slip away
oc One careless minute
n1 Now. {h} (moves/move) before the fear can vote.
n1 First slowly, then as fast as {p} can.
n2 Behind, a light comes on.
n2 Every sound is an enemy, including the heartbeat.
nv running hard, glancing back, lights sweeping behind
nc A light comes on
t1 A dead end. Of course there is a dead end.
t1 They are so close that {h} can hear them breathing.
t2 There is one gap, and it is far too small.
t2 {h} (does/do) the one thing nobody would try.
tv cornered, breathing fast, eyes finding the single way through
tc Far too small
a1 And then: air. Cold, enormous air.
a1 The shouting gets smaller, and smaller, and stops.
a2 It takes a long time to slow down.
a2 Nothing ever tasted like this.
av bursting out into the open, stumbling, looking up
ac Enormous air
e1 Freedom turns out to be mostly horizon.
e1 {h} (does/do) not look back. There is too much ahead.
e2 Nobody knows the way from here. Good.
e2 By the time they notice, there are only footprints.
ev tiny and free in a wide open view, heading for the horizon
ec Mostly horizon

@steal
T {h} and {o}
T The Perfect Theft
L It is the perfect plan, apart from everything that happens next.
o1 {h} (has/have) been watching {o} for some time now.
o1 The plan is simple: in, {o}, out.
o1 Every great crime begins with an empty stomach or a full heart.
o2 Nobody suspects a thing. Nobody ever does.
o2 Timing is everything, and {h} (has/have) plenty of time.
ov watching {o} from hiding, very still, only the eyes moving
oc A simple plan
n1 One step. A pause. Another step.
n1 {h} (slips/slip) between the crates, the legs, the shouting.
n1 The trick is to look as if one belongs.
n2 So close now that the air itself smells of {o}.
n2 Someone laughs, and looks the other way.
nv creeping low towards {o}, half hidden, inching closer
nc One step. A pause
t1 Then a crash, a shout, and everything at once.
t1 {h} (has/have) {o}. The whole world has {h}.
t1 And for one golden second, nobody sees.
t2 There is no plan for this part.
t2 Run. Just run.
tv caught mid-theft with {o}, eyes wide, everything turning to look
tc No plan for this part
a1 Left, right, under, over: {h} (knows/know) every gap.
a1 The chase is loud, and joyful, and mostly sideways.
a2 Something falls. Something else catches fire, a little.
a2 An old woman is laughing so hard she has to sit down.
av racing away with {o}, dodging everything, chaos behind
ac Mostly sideways
e1 Safe at last, {h} (shares/share) the prize. That was always the plan.
e1 Nothing tastes as good as something almost lost.
e2 Tomorrow, they will guard it better. Tomorrow is another day.
e2 Somewhere, somebody has already forgiven it.
ev safe in a quiet corner with {o}, the day going on far away
ec Worth it

@haunt
T Do Not Answer {h}
T What Walks {w}
L Whatever it is, it has been here longer than the locks.
o1 The locals do not go {w} after dark. They do not say why.
o1 At first it is only a sound, and sounds can be explained.
o1 {h} (has/have) a rule: never look up.^
o2 Old places make noise. Everyone says so.
o2 The clock stops, as it does every year.
ov half seen at the far end of a dark space, a single light failing
oc Sounds can be explained
n1 Then the sound comes from inside.
n1 A door is open that was locked. It was locked.
n1 Something {w} is breathing, slowly, out of time.
n2 The cold has a direction now.
n2 It knows the way around. It knows the names.
nv moving through near darkness, a thin light trembling, something behind
nc It was locked
t1 There, in the glass: {h}, and someone else.
t1 And when the light comes back, it is closer.
t1 It does not want to hurt anyone. It wants to be let in.
t2 Do not turn around.
t2 The whisper is a voice from long ago.
tv frozen in a thin beam of light, eyes wide, a shape just out of focus
tc Do not turn round
a1 Running helps only if the dark has an edge.
a1 For a while there is nothing. The nothing is worse.
a2 Somewhere, a child is counting.
a2 Every door leads to the same room.
av stumbling through darkness towards a distant slit of light
ac The same room
e1 Morning comes, and one more name is on the wall.
e1 In the daylight, it all looks almost ordinary. Almost.
e2 And somewhere upstairs, a slow step answers.
e2 The house is quiet now. It is full.
ev seen from far outside, small and still, one window lighting up
ec Almost ordinary
"""
