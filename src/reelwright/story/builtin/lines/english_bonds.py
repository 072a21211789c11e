"""Lines for stories of people and what they are to each other, in English; read by `bank.py`."""

LINES = """
@befriend
T {h} and {o}
T A Friend Called {o}
L What begins as a standoff ends as company.
o1 {h} (has/have) always been alone {w}.
o1 Nobody ever stays {w} for long, except {h}.
o1 For years, {h} (talks/talk) only to the weather.
o2 The days come one at a time, all of them the same.
o2 Nobody has knocked in a very long time.
o2 There is one cup on the shelf, and one chair.^
ov standing alone, small against the view, as {o} gathers in the distance
oc Before {o} came
n1 Then {o} comes, louder than any guest should be.
n1 One night, {o} is simply there.
n1 Somebody new arrives, and does not leave.
n2 {h} (does/do) not run.
n2 Every sensible voice says to shut the door.
n2 They size each other up, and neither one blinks.
nv facing {o} for the first time, holding still, a few careful steps apart
nc Neither of them leaves
t1 So {h} (opens/open) the door, and {o} comes in quietly.
t1 {h} (says/say) the first kind word, and everything goes still.
t1 Up close, {o} is not angry, only lonely.
t2 It was never a threat. It was a question.
t2 Nobody had ever thought to ask.
tv reaching out slowly towards {o}, lit by one warm light, the fear gone
tc The first kind word
a1 After that, the nights are shorter {w}.
a1 They learn each other the slow way, by staying.
a2 {o} keeps a little distance, out of politeness.
a2 Some evenings, they share nothing but the quiet.
av side by side with {o}, at ease, sharing the same light
ac Good company
e1 By morning, {h} and {o} have stopped being strangers.
e1 Now, when {o} returns, there is always a light left on.
e1 Some friends arrive as weather. You learn to leave a window open.
e2 Nobody believes it, and nobody has to.
e2 There will be a next time. {h} (is/are) counting on it.
ev together with {o} in the wide open, two old friends under one sky
ec A light left on

@love
T {h}, and Then {o}
T What {h} Never Said
L Two lives lean towards each other, and only one of them has noticed.
o1 {h} (keeps/keep) {s} heart the way others keep a spare key.
o1 It begins with nothing: a look, held a second too long.
o2 Until now, the days {w} have asked very little.
o2 There was no plan. There never is.
ov glancing up, caught by something just out of frame, the world going quiet
oc A second too long
n1 Then {h} (starts/start) taking the long way round.
n1 {o} laughs, and the whole day tilts.
n1 Suddenly every ordinary place {w} has a memory in it.
n2 The right words arrive, always an hour too late.
n2 Small excuses turn into a habit.
nv walking closer, pretending not to, a smile held back
nc The long way round
t1 In the end, {h} (says/say) it badly, and means every word.
t1 The silence after the question lasts about a year.
t1 {o} turns around. That is the whole answer.
t2 Nobody breathes.
t2 There is no taking it back, and no wish to.
tv face to face with {o} at last, close, eyes shining, breath held
tc Say it
a1 Afterwards, even the light seems to know.
a1 They walk slowly, so that the road lasts.
a2 Two shadows make one long shape.
a2 Somebody, somewhere, is humming.
av leaning together with {o}, foreheads almost touching, everything else out of focus
ac One long shadow
e1 It will not always be easy, but it will always be this.
e1 Years from now, they will argue about who spoke first.
e2 For tonight, it is enough.
e2 Some things you only have to find once.
ev small and close together with {o} in a wide, glowing view
ec Only once

@rescue
T The Night {h} Came
T For {o}
L There is one chance, and no time to be afraid.
o1 Nobody is coming. {h} (knows/know) it first.
o1 It starts with a sound {w} that should not be there.
o1 Everyone else has already turned back.
o2 Far off, something calls once, and stops.
o2 There are maybe minutes.
ov turning sharply towards a distant call, body tensed, ready to run
oc Nobody else is coming
n1 {h} (goes/go) anyway.
n1 {h} (does/do) not stop to count the odds.
n1 Between here and {o}, there is only danger.
n2 Every step costs more than the last.
n2 The ground itself seems to argue.
nv pushing forward hard against the elements, one arm raised, not slowing
nc Against the odds
t1 For one terrible moment, {o} slips out of reach.
t1 There, at last: {o}, barely holding on.
t1 Then comes the reach, the slip, the second reach.
t2 This time the grip holds.
t2 Nothing else in the world exists.
tv stretching out to the very limit towards {o}, fingertips almost touching
tc Hold on
a1 Then it is over, and everyone is breathing.
a1 {o} is safe. It takes a while to believe it.
a2 No one speaks. There is nothing to add.
a2 The shaking comes later, as it always does.
av sheltering {o} close, wrapped in warm light, catching breath
ac Breathing again
e1 {h} will never call it brave, only necessary.
e1 They walk home slowly, because now they can.
e2 Being saved is mostly not being left.
e2 Somewhere behind them, the danger forgets their names.
ev walking out into the light beside {o}, tired and safe, the way home open
ec Not left behind

@lose
T The Day {o} Was Gone
T Without {o}
L What is gone leaves a shape, and the shape has to be lived around.
o1 {h} (has/have) had it so long that {p} no longer <looks/look>.
o1 There was a time {w} when nothing was missing.
o2 Every morning begins the same, with the same small certainty.
o2 Happiness, when it is quiet, is easy to overlook.
ov at ease in an ordinary moment, something precious close by, barely noticed
oc When nothing was missing
n1 Then one day {o} is gone.
n1 It goes the way most things go: between two glances.
n2 {h} (checks/check) the same place three times.
n2 The room looks the same and means something else.
nv stopping short, looking at an empty place, light falling on nothing
nc Between two glances
t1 Grief is practical at first. It opens every drawer.
t1 {h} (stands/stand) {w} and finally (lets/let) it be true.
t1 All that is left of {o} is the habit of reaching.
t2 Nothing answers, and that is an answer too.
t2 This is the lowest the light will get.
tv still and small in low light, head bowed, the world blurred around {m}
tc Let it be true
a1 The days put their feet back down, one after another.
a1 Something small begins to grow in the gap.
a2 It hurts less in the mornings.
a2 There is even laughter, and it feels like theft.
av looking up as the first warm light comes in, a hand open
ac Something small
e1 {o} does not come back. {h} (does/do).
e1 What was lost becomes a way of seeing.
e2 The empty place is still there. Now it has a window.
e2 {h} (carries/carry) it lightly, and (carries/carry) on.
ev walking forward into a wide, clearing view, lighter than before
ec A way of seeing

@farewell
T One Last Mile for {o}
T How to Let Go
L A goodbye is carried a long way before it is said.
o1 There is a promise to keep, and only one way to keep it.
o1 {h} (has/have) put this day off for as long as possible.
o1 Some goodbyes need a whole landscape.
o2 Nobody says the word out loud.
o2 The bag is light. It weighs more than anything.^
ov carrying something precious close, setting out, quiet and resolved
oc A promise to keep
n1 On the way there, {h} (remembers/remember) the wrong things first.
n1 They talk about everything except {o}.
n1 Every mile brings back a story, and half of them are funny.
n2 A joke, a silence, another joke.
n2 It is easier to look at the road.
nv pausing on the way, sharing a quiet memory, eyes on the horizon
nc Everything but the word
t1 When the moment comes, there is no speech.
t1 {h} (opens/open) {s} hands, and the wind does the rest.^
t1 Here, at last, {h} (lets/let) go.
t2 For a second, the air itself seems to hold on.
t2 It is so small a thing to do, and so large.
tv letting go of {o} into the wind, light catching it as it rises
tc Let go
a1 Afterwards, nobody wants to be the first to move.
a1 What stays behind is not sorrow, exactly.
a2 The quiet is different now. It is kind.
a2 They laugh, suddenly, and then they cannot stop.
av standing close and still, watching the air clear, tears and half a smile
ac A kinder quiet
e1 The way back is the same road, only wider.
e1 They leave lighter, and they leave together.
e2 Love does not end here. It just changes address.
e2 Behind them, the place keeps the secret well.
ev heading away small across the wide view, lighter, the light long behind {m}
ec The road back

@return
T The Road Home
T {h} Comes Home
L Going back is easy; being the one who left is the hard part.
o1 {h} (has/have) been gone long enough to be a rumour.
o1 The way home is shorter than {h} (remembers/remember).
o2 In memory, everything here was bigger.
o2 There was always going to be one more year, and then another.
ov arriving at the edge of a once familiar place, stopping to look
oc Long enough to be a rumour
n1 Nothing has moved {w}, and nothing is the same.
n1 The first familiar thing is a smell.
n1 {h} (walks/walk) past all the old landmarks, one by one.
n2 Here is the corner. Here is the crack in the wall.
n2 Nobody recognises the face. The dogs do.
nv moving slowly through remembered places, touching what is still there
nc The first familiar thing
t1 And then somebody says the old name.
t1 At the threshold, {h} almost (turns/turn) back.
t1 {o} has been waiting in plain sight all along.
t2 All the prepared words fall out of reach.
t2 A whole life stands in the space of one doorway.
tv stopped at the threshold, face half in shadow, half in warm light
tc The old name
a1 There is room at the table, as if there always was.
a1 The first evening is clumsy and full of stories.
a2 Somebody laughs at exactly the right time.
a2 The years between fold up small.
av received with warmth, surrounded by light from inside
ac Room at the table
e1 Home was never the place. It was the being expected.
e1 {h} (stays/stay), and this time nobody counts the days.
e2 Outside, the road rests.
e2 The lamp goes out late.
ev settled in at last, small in a wide warm view, home again
ec Being expected

@wait
T {h}, Waiting
T As Long As It Takes
L The one who stays has the longer journey.
o1 {h} (has/have) a place, and {p} <keeps/keep> it.
o1 Every day at the same hour, {h} (is/are) here {w}.
o2 People have stopped asking why.
o2 There was a promise once, and it had no date on it.
ov keeping still in the same old spot, watching the far distance
oc The same hour, every day
n1 Seasons go by like strangers on a pavement.
n1 Waiting, it turns out, is a kind of work.
n1 {h} (learns/learn) the name of every passing thing.
n2 Hope gets quieter, but it does not get smaller.
n2 Some days, even the birds look sorry.
nv unmoving while everything around keeps passing, light sliding across {m}
nc A kind of work
t1 Then, far away, something changes.
t1 On the day {h} almost (gives/give) up, there is a sound.
t1 It could be nothing. {h} (stands/stand) up anyway.
t2 It could be {o}. It could be the wind.
t2 The heart knows before the eyes do.
tv rising slowly, eyes fixed on something far off, light on {s} face
tc Something changes
a1 It comes closer, and it keeps its shape.
a1 All those days turn out to have been a road.
a2 Now there is no hurry at all.
a2 It is strange to move after standing so long.
av taking the first step forward after a long stillness
ac It keeps its shape
e1 What arrives is not what left, and it is enough.
e1 The spot is empty now. Somebody was here for love.
e2 That evening, for once, nobody is looking at the road.
e2 Patience, too, has a homecoming.
ev no longer alone, seen from far off, the waiting place left behind
ec Enough

@celebrate
T The Night {w} Sang
T {h} and the Whole Bright Night
L One small voice starts it, and nobody wants it to end.
o1 All day, {w}, there has been something in the air.
o1 {h} (has/have) been counting down to this.
o2 Everybody pretends not to be excited.
o2 The first lights go on before it is even dark.
ov getting ready, bright-eyed, lights being strung up all around
oc Something in the air
n1 Then the music starts, a little out of tune.
n1 One by one, the shy ones come closer.
n2 {h} (does/do) not mean to dance. It just happens.
n2 Somebody brings more chairs, and somebody brings more food.
nv drawn into the middle of it, moving to the rhythm, faces glowing
nc A little out of tune
t1 For one song, everyone {w} is the same age.
t1 And there, in the middle of it all, {h} (shines/shine).
t1 Even the ones who swore they would not, sing.
t2 Nobody is watching the clock.
t2 This is the part they will tell again.
tv arms wide in the centre of the light, laughing, everything whirling round
tc Everyone sings
a1 Late, when the noise thins out, the good talk begins.
a1 The last dance is slow and nobody leads.
a2 There are sparks, and then there are stars.
a2 The children are asleep under the coats.
av resting close together as the lights burn low, smiling
ac The good talk
e1 Tomorrow there will be sweeping up to do. Not tonight.
e1 Joy leaves no proof, only a tune that sticks.
e2 Someone is still humming it on the way home.
e2 {h} (is/are) the last to leave, and the first to smile.
ev small among a hundred lights, seen from above, the music still going
ec A tune that sticks
"""
