"""Lines for stories of work, change and ordinary wonder, in English; read by `bank.py`."""

LINES = """
@make
T What {h} Made
T {h} and {o}
L Everything that lasts was once a mess on somebody's table.
o1 It begins with an idea, and the wrong tools.
o1 {h} can already see {oa}, whole, where there is nothing.
o2 Anyone else would buy one.
o2 The first try is a disaster, as first tries should be.
ov leaning over scattered materials, studying what could become {o}
oc The wrong tools
n1 {h} (works/work) the way rain does: a little, and then again.
n1 Piece by piece, {o} starts to look back.
n1 Measure, ruin, curse, begin again.
n2 Time goes soft at the edges.
n2 By now {p} <has/have> forgotten to eat.
nv absorbed in work on {o}, close and careful, bits and dust in the light
nc Begin again
t1 Then it breaks. Of course it breaks.
t1 One small change, late at night, and suddenly it works.
t1 {h} (stops/stop), (steps/step) back, and (holds/hold) {s} breath.
t2 The mistake was the missing part.
t2 It was right in front of {m} all along.
tv holding up the crucial piece to the light, breath held, seeing it work
tc The missing part
a1 The rest goes quickly, as if it had been waiting.
a1 Last of all comes the part nobody will ever see.
a2 It has to be right there, too.
a2 {o} is finished when it starts to breathe.
av making the last small touch to {o}, a proud, quiet look
ac The part nobody sees
e1 And there it is: {o}, as if it had always been.
e1 It is not perfect. It is better than that. It is made.
e2 The table is empty, and the hands do not know what to do.^
e2 Now somebody else will love it, and that is the point.
ev beside the finished work in a wide, glowing view, stepping back
ec It is made

@learn
T {h} Learns
T The First Thing {h} Got Wrong
L Nobody is good at it on the first day, and that is the story.
o1 {h} (has/have) never done this before, and it shows.
o1 Nobody ever thought to teach {m}.
o1 There are rules for what {h} can be. This is not in them.
o2 It starts with one look, and a stubborn little wish.
o2 How hard can it be? Very, it turns out.
ov looking with wonder at something new and not yet understood
oc And it shows
n1 The first attempt is terrible. So is the ninth.
n1 Everything slips, spills, bends or falls over.
n1 {h} (copies/copy) what {p} <sees/see>, and (gets/get) it gloriously wrong.
n2 Nobody is watching. That helps.
n2 Failing, {p} <finds/find>, is mostly repetition.
nv trying and getting it wrong, materials scattered about, undiscouraged
nc The ninth attempt
t1 Then, between two mistakes, something goes right.
t1 {h} (stops/stop) trying to get it right, and (does/do) it.
t1 One line, one moment, and there it is.
t2 Nobody taught {m} that.
t2 It is small and crooked, and it is {s} own.
tv caught in the moment it first works, amazed, bright light on the result
tc Something goes right
a1 After that, there is no stopping {m}.
a1 Every bare corner {w} turns into practice.
a2 What was hard is now simply Tuesday.
a2 Each one is a little less like the others, and more like {m}.
av practising freely now, moving with confidence, surrounded by attempts
ac No stopping now
e1 It was never about being good. It was about being seen.
e1 In the end, {h} (has/have) not just learned it. {P} <has/have> changed the place.
e2 Somebody new is watching from the doorway, wanting to try.
e2 All it needed was somebody foolish enough to begin.
ev in the middle of everything {p} <has/have> done, seen whole for the first time
ec Foolish enough to begin

@grow
T How {h} Changed
T The Small Beginning of {h}
L Nothing seems to happen, every day, until it has.
o1 At first there is almost nothing to see.
o1 {h} (begins/begin) small, and in the wrong place.
o2 Nobody would bet on it.
o2 All it has is time, and a bit of light.
ov small and new in a large empty place, touched by one patch of light
oc Almost nothing to see
n1 Nothing happens, every day, a little more.
n1 Under the surface, there is a great deal of work.
n2 A cold week comes, and it bends, and it does not break.
n2 Those who pass by do not slow down.
nv holding on through a harder day, bending, still there
nc Bending
t1 Then one morning, {h} (is/are) not the same.
t1 The change, when it comes, takes a single night.
t2 You can almost hear it.
t2 There is no way back into the old shape.
tv opening up at last, transformed, light pouring over new details
tc Not the same
a1 Now the others come, one by one, to look.
a1 It takes practice, being this large.
a2 There is shade where there was none.
a2 Even the old walls seem to lean in.
av standing tall in the new shape, small lives gathering around
ac Being this large
e1 It was always going to be this. It only needed believing.
e1 And somewhere in it, still, is the small thing it was.
e2 Tomorrow it will be larger.
e2 Everything here begins again from that.
ev grown into the whole wide view, light all around
ec The small thing it was

@play
T {h} and the Big Sky
T One More Game
L There is one afternoon, and it is exactly long enough.
o1 There is one good hour left, and {h} (means/mean) to use it.
o1 {h} (comes/come) running, already laughing.
o2 Homework can wait. Everything can wait.^
o2 The rules are made up on the spot.
ov running into the open with arms wide, the day stretched out ahead
oc One good hour
n1 The first try goes nowhere, so there has to be a second.
n1 It wobbles, it drops, it nearly goes, and then it goes.
n1 Faster now, with the whole wide world for a playground.
n2 There is grass on everything.
n2 Somebody shouts advice, and none of it helps.
nv in full motion, hair and grass flying, chasing the moment
nc The second try
t1 Then the wind takes it, and {h} (forgets/forget) the ground.
t1 For a moment, nothing in the world is heavy.
t1 A sudden tug, a gasp, and it almost gets away.
t2 Hold on. Hold on. Now let out a little more.
t2 You can see it in {s} face: this is the one.
tv looking straight up, eyes shining, everything lifting at once
tc Nothing is heavy
a1 Again, of course. And then again.
a1 The shadows grow long, and nobody calls anyone in.
a2 Tired is for later.
a2 Every time, it goes a little higher.
av still at it as the shadows stretch, grinning, not tired at all
ac And then again
e1 One day it will be a memory. Right now, it is everything.
e1 {h} (goes/go) home late, with the sky still in {s} eyes.
e2 It was only an hour. It was the whole summer.
e2 Some part of it never came down.
ev tiny beneath an enormous sky, heading home slowly
ec The whole summer

@watch
T What {h} Saw
T The Quiet Hour of {h}
L The one who looks longest sees what everyone else walks past.
o1 {h} (has/have) the patience of furniture.
o1 Everyone hurries past. {h} (looks/look).
o2 There is a whole world in one square yard.
o2 It costs nothing but time.
ov settled and still, looking intently at the world around
oc Everyone hurries past
n1 First, there is nothing. Then the nothing starts to move.
n1 It takes an hour for the eyes to learn the place.
n2 A leaf. A shadow. A second shadow.
n2 Small dramas begin, and end, and no one applauds.
nv leaning closer, eyes following some tiny movement
nc The nothing starts to move
t1 Then {o} looks back.
t1 And there it is, the thing one waits years to see.
t1 It happens once, and only {h} (is/are) there.
t2 Don't move. Don't even blink.
t2 It lasts about as long as a breath.
tv eyes wide and bright, something reflected in them
tc Don't blink
a1 Afterwards, the quiet has a different colour.
a1 There is nobody to tell. There is no need to.
a2 The light moves on, and {h} (lets/let) it.
a2 It all goes back to looking ordinary.
av smiling faintly, settling back as the light shifts
ac A different colour
e1 Most of seeing is staying.
e1 {h} will be here tomorrow, at the same time. So will the world.
e2 Look closely. It has been there all along.
e2 The evening closes like a book.
ev small and still in the whole wide scene, part of it now
ec Most of seeing is staying

@be
T A Day With {h}
T The Legend of {h}
L Look at one life long enough and it turns into a story.
o1 There is a story {w}, and it begins with {a}.
o1 This is {h}'s hour, and nobody else's.
o1 Long before the maps were drawn, there (was/were) {h}.
o1 You could walk past {h} a hundred times and see nothing.
o1 Everyone {w} knows {h}. Nobody knows why.
o2 The world has not noticed yet.
o2 It starts, as most things do, with somebody paying attention.
o2 There is a kind of hum in the air, just under hearing.
o2 Everything here has its place, and this is the heart of it.
ov seen for the first time, still and alone in the vast view
oc It begins with {a}
n1 Then the light shifts, and {h} (wakes/wake).
n1 {h} (moves/move), and the whole place moves a little too.
n1 Slowly, then surely, something begins to stir.
n1 Closer now, {h} (turns/turn) out to be full of small surprises.
n1 What looked still from far away is busy with a hundred things.
n2 Old songs describe this part. They get it wrong.
n2 Every detail has a reason, and most of the reasons are funny.
n2 It takes a moment for the eye to believe it.
n2 There is a sound like breath held a long time.
nv beginning to move, details catching the light one by one
nc Something stirs
t1 Now, up close, there is no mistaking what {h} (is/are).
t1 For one long second, {h} (looks/look) straight at us.
t1 And all at once, nothing else {w} matters.
t1 And then {h} (does/do) the one thing nobody expected: nothing.
t1 There it is, the reason anyone ever told this story.
t2 It is not fear, quite. It is being seen.
t2 Remember this part. It does not come twice.
t2 The silence afterwards has a shape.
t2 Every story has a door. This is it.
tv filling the frame, one eye catching the light, utterly present
tv filling the frame, every detail clear, utterly present
tc Face to face
a1 After that, the world makes room.
a1 {h} (goes/go) where {p} <likes/like>, and the light goes too.
a1 What comes next is smaller, and better.
a1 Word gets round. Nobody quite believes it.
a2 The birds start up again, carefully.
a2 Ordinary things look a little polished.
a2 What was wild is not tamed, only known.
av moving on freely through the place, unhurried, light following
ac The world makes room
e1 They will tell it differently tomorrow. But it happened.
e1 And then there is only the place, and the feeling of {h}.
e1 Some things do not need to do anything. They only need to be.
e1 Leave now, and take the long way home.
e1 That is all. It turns out to be plenty.
e2 Look up sometimes. It might be back.
e2 Ask anyone who was there. They will just smile.
e2 The rest is weather.
ev growing small again in the vast view, on the way somewhere
ec It happened

@riddle
T {q}
L A few words nobody can read, and the long search for what they mean.
o1 Nobody knows who wrote it: {q}.
o1 It turned up one morning, chalked on a wall: {q}.
o2 No name, no date, no reason.
o2 It might be a code. It might be a cat on a keyboard.
ov a strange inscription reading {q}, alone in an empty, softly lit space
oc {q}
n1 Scholars shrug. Children say it out loud and laugh.
n1 Read it slowly, and it almost means something.
n2 Turned upside down, it looks like a map.
n2 Some claim to hear it in the rain.
nv the marks of the inscription seen closer, light sliding over them
nc Read it slowly
t1 Then somebody says it the right way, and a lamp goes on.
t1 One night, in the dark, it answers.
t2 It was never a word. It was a door.
t2 For a second, everyone understood it perfectly.
tv the inscription beginning to glow from within, dust lifting around it
tc It answers
a1 After that, people leave it little gifts.
a1 The meaning fades, but the light stays on a while.
a2 Nobody explains it. Explaining would be rude.
a2 It starts turning up in other places.
av small lights drifting out of the glowing marks into the dark
ac The light stays on
e1 And still, to this day, nobody can translate it.
e1 Maybe it means hello.
e2 Keep it. You may need it one day.
e2 It sounds better every time.
ev the inscription, tiny and bright, in a vast calm space
ec Maybe it means hello

@quote
T {q}
L The film keeps to their light and leaves the words their own.
o1 Some words bring their own language with them.
o1 Here are a few words in a language of their own: {q}.
o2 They stay the way they were given.
o2 What the picture can add is light, and a little room.
ov soft light spreading over an open, empty view, nothing in a hurry
oc {q}
n1 Read them at your own pace; the light will wait.
n1 A line of light crosses the open ground, as slowly as a finger on a page.
n2 Whoever knows the words already hears a voice.
n2 Nothing here speaks over them.
nv light moving slowly across simple shapes, one after another
nc At its own pace
t1 Then the light reaches the middle of the picture, and holds.
t1 For a moment, light and words are in the same place.
t2 What they mean belongs to whoever says them.
t2 Everything else keeps still around them.
tv the light at its fullest on one simple shape, everything else hushed
tc The light holds
a1 Slowly, the colours let go of one another.
a2 The words are still there, exactly as they were.
av the light thinning and the colours drifting apart
ac Exactly as given
e1 The light moves on, as light does, and leaves the words in place.
e1 This is as far as a picture goes; the words go further.
e2 They were never in need of another language.
e2 Say them out loud, if they are yours.
ev a wide, calm view with a low, kind light on the horizon
ec The words go further

@explain
T The Long Journey of {h}
T How {h} Really (Works/Work)
L Follow it from the very start and the everyday turns remarkable.
o1 You see {h} every day. But where does the story start?
o1 Behind {h} there is a longer story than you would think.
o1 It looks simple. It took the whole world to make it so.
o2 Let's go back to the beginning.
o2 To follow it, we have to start far away.
ov at the very beginning of the journey, in its natural place, seen whole
oc Where does it start?
n1 It begins {w}, slowly, and mostly out of sight.
n1 First, there is patience. Nothing here can be hurried.
n1 Step one looks like nothing at all.
n2 Each small step makes the next one possible.
n2 Many pairs of hands will touch it on the way.
nv the first stage of the process, shown clearly and close
nc Step by step
t1 Then comes the change that makes all the difference.
t1 This is the moment that matters: heat, pressure, time.
t1 Here is the part that almost nobody gets to see.
t2 A little too much, and it is lost. Too little, and nothing happens.
t2 What goes in is not what comes out.
tv the decisive change happening, in rich detail, light catching it
tc The change
a1 From here on, everything speeds up.
a1 Now it travels, over roads and water, to people it never met.
a2 It is checked, and checked again.
a2 At every stop, somebody makes it a little better.
av on its way, passing from one place to the next, energetic
ac On its way
e1 And so, at last, {h} (reaches/reach) you.
e1 Now look at {h} again, and see how much there is to see.
t1 Look closely: one small thing decides all the rest.
e1 The next time you meet {h}, you will know how far it came.
e2 Nothing is ever only what it looks like.
e2 All that way, for one small moment.
ev arriving at its everyday end, warm light, the whole journey contained in it
ec All that way

@sell
T {h}
T Meet {h}
L A small daily problem meets its match.
o1 You know the feeling: the day is long, and nothing quite works.
o1 Some things we put up with for far too long.
o2 There is a small annoyance in every bag.
o2 Surely, by now, somebody should have fixed it.
o2 Most of us just shrug, and carry on.
ov an everyday moment going slightly wrong, warm and relatable
oc You know the feeling
n1 So somebody did. Meet {h}.
n1 Then somebody thought again, and made {h}.
n1 Then along (comes/come) {h}.
n2 Simple on the outside, clever on the inside.
n2 Every curve of it is there for a reason.
n2 It was made by people who were tired of the old way, too.
n2 Nothing on it is there for show.
nv the clean hero shot of {h}, turning slowly in perfect light
nc Meet {h}
t1 Just like that. This is the part people love.
t1 In the hand, {h} simply (makes/make) sense.
t2 No fuss, no manual, no second try.
t2 You will wonder why it was ever different.
t2 Once you have seen it, the old way looks like hard work.
t2 It is a small thing to notice, and hard to give back.
tv {h} in use, in close detail, at the very best moment
tc Just like that
a1 On the train, at the desk, up the hill: it is there.
a1 It goes where you go, and it asks for nothing.
a2 People notice. They will ask you where you got it.
a2 One small thing less to think about.
a2 By the end of the week, it is simply part of the day.
av {h} carried through a bright, busy day by different people
ac It goes where you go
e1 {h}. Ready when you are.
e1 Make room for {h}. Your day already has.
e2 Try it once.
e2 The good kind of simple.
e2 See for yourself what one small change can do.
e2 Tomorrow could already be easier.
ev {h} at rest in a beautiful wide view, one clean highlight
ec Ready when you are
"""
