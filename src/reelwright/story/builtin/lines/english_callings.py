"""Lines for stories of teaching, keeping, daily work and open doors, in English; read by `bank.py`."""

LINES = """
@teach
T What {h} Taught
T The Patience of {h}
L What is really passed on is never in the lesson.
o1 {h} (waits/wait) until everyone has found a place to sit.
o1 Nobody here has paid for a seat, and nobody is late.
o2 The first question is always the hardest to ask.
o2 Some of them have walked an hour for this.
ov facing a small circle of pupils, hands open, about to begin
oc The first question
n1 {h} (says/say) it again, slower, and draws it in the air.
n1 They get it wrong together, which is half the lesson.
n2 One of them is looking out at the sky. That is allowed.
n2 A small hand goes up, and comes down, and goes up again.
nv showing how it is done, pupils leaning in, copying every movement
nc Slower, and again
t1 Then one of the small ones gets it, and the whole class turns to look.
t1 And suddenly a face lights up, the way a window does.
t2 No one could have said it better. No one has to.
t2 You can see it land.
tv watching one pupil understand at last, both faces bright
tc You can see it land
a1 After that, they teach each other, and {h} (listens/listen).
a1 The lesson is over. Nobody gets up.
a2 Tomorrow there will be one more in the circle.
av stepping back as the pupils go on by themselves
ac They teach each other
e1 They go home and say it to their mothers, word for word.
e1 One day, one of them will stand where {h} (stands/stand) now.
e2 It costs nothing, and it lasts.
ev the circle seen from afar, small and bright, the lesson carrying on
ec Word for word

@life
T {h}, That Day
T The Choice of {h}
L Some things are decided without a word, and change everything after.
L One day is enough, if it is the right one.
o1 Nobody asked {h} to do this. Nobody had to.
o1 It was a day like the others, until it was not.
o1 {h} (has/have) already made up {s} mind.
o1 If you want to understand {h}, watch closely now.
o2 There are easier ways. There always are.
o2 It looks like nothing much from the outside.
o2 People passing by see only half of it.
ov taking in the place with one long look before anything starts
oc A day like the others
oc Watch closely
n1 {h} (starts/start) the way one starts anything that matters: carefully.
n1 At first it goes wrong in small, forgivable ways.
n1 Bit by bit, {h} (finds/find) the right pace for it.
n1 Now there is no one left to ask, and no need to.
n2 The hard part is not to hurry.
n2 What helps is not to think too far ahead.
n2 A neighbour stops, looks, and says nothing for once.
nv seen at work on it, focused, the surroundings slipping out of focus
nc Carefully
nc The right pace
t1 And then it matters, all at once, and {h} (knows/know) it.
t1 This is the moment that could have gone either way.
t1 {h} (looks/look) up, and everything has changed by one small thing.
t1 For the length of a breath, nobody could have stopped it.
t2 It takes courage to do something this simple.
t2 You could hear the day turn on its hinge.
t2 Later, this is the part they will ask about.
tv at the decisive moment, close, everything else fallen away
tc Either way
tc One small thing
a1 Afterwards, {h} (sits/sit) down for the first time today.
a1 Things settle, and not quite where they were.
a2 Somebody laughs, out of pure relief.
a2 It will need a day or two to sink in.
av pausing afterwards, the tension gone, the place coming back into view
ac Not where they were
e1 Nothing looks different, and nothing is the same.
e1 That was all, and it was a great deal.
e1 Ask {h} about it, and you will only get a shrug.^
e1 There will be other days. There will not be another like this.
e2 Some stories are no longer than this, and need not be.
e2 The day folds itself up and goes home.
e2 It stays with everyone who saw it.
ev seen from further away, still there, at peace with what was done
ec A great deal
ec No other like this

@keep
T The Last Watch of {h}
T {h} and {o}
L To look after one thing well is a way of looking after the rest.
o1 Somebody has to look after {oa}. It is {h}.
o1 Nobody asked {h} to stay. Nobody else would have.
o2 It is not a large duty. It is only every day.
o2 The others left long ago, and took their reasons with them.
ov watching over {o}, small and upright, everything else gone quiet
oc Somebody has to
n1 {h} (checks/check) on {o} first thing, before anything else.
n1 A little water, a little shade, a word or two: that is the work.
n2 Days go by like this, and not one of them is wasted.
n2 Every leaf, every crack is known by heart.
nv bent close to {o}, tending it with slow, careful movements
nc Every day
t1 Then comes the night when {o} might not last.
t1 Something goes wrong, and {h} (knows/know) it before it shows.
t2 There is no one to call. So {p} <stays/stay>.
t2 Whatever it takes has already been decided.
tv sheltering {o} through the worst of it, refusing to leave
tc Before it shows
a1 By morning, {o} is still there, and so is {h}.
a1 It held. It only just held.
a2 Nothing has ever looked so ordinary, or so good.
av beside {o} in the calm afterwards, checking it once more
ac It held
e1 {h} (begins/begin) again, with the same small round.
e1 As long as somebody stays, it is not the last.
e2 That is what keeping means.
ev {o} bright in a wide, quiet view, its keeper close by
ec Not the last

@work
T The Working Day of {h}
T {h}, Every Day
L Behind every ordinary day stands somebody who got up first.
o1 {h} (is/are) up before the street is.
o1 Everything is packed, tied down and counted twice.
o2 The same corner, the same greeting, the same knot in the apron.
o2 Nobody sees this part of the day.
ov setting up for the day's work, sleeves rolled, first light on the tools
oc Up before the street
n1 The first customer wants the usual. So does the second.
n1 Hands know the work; the head is free to count.
n2 A coin, a word, a nod, and on to the next.
n2 There is a rhythm to it, if you listen.
nv hands busy with the work, quick and sure, people passing close
nc The usual
t1 At the busiest hour, {h} (looks/look) up, and somebody is smiling back.
t1 Then, between two customers, comes the reason for all of it.
t2 It takes a second, and pays for the week.
t2 No one who saw it would call it small.
tv looking up from the work, face suddenly soft, the bustle blurred behind
tc The reason for it
a1 By the end, there is a little left over, and somebody to give it to.
a1 {h} (counts/count) the day twice, and it comes out right.
a2 Enough for tomorrow. Enough for the fees.
av sharing out what is left at the end of the day
ac Enough for tomorrow
e1 Tomorrow it begins again, before the light.
e1 {h} (walks/walk) home lighter than in the morning.
e2 Whole lives are carried like this, one portion at a time.
ev packing up, small in the wide view, the day's work done
ec One portion at a time

@host
T {h}
T Come By: {h}
L There is always room for one more at the table.
o1 Some mornings ask for a good reason to go out.
o1 You can find it with your eyes closed. Just follow your nose.
o2 Somebody has been up for hours already.
o2 The street is still deciding whether to wake.
ov the door still closed, warm light inside, the street just waking
oc A good reason to go out
n1 This is {h}. The door is open.
n1 Then the door swings wide, and here it is: {h}.
n2 Everything is made by hand, and on the same day.
n2 The first tray never lasts ten minutes.
nv the door opening, trays and baskets filling the counter, steam in the light
nc The door is open
t1 Then comes the first bite, and nobody talks for a while.
t1 This is the part that people come back for.
t2 Some things cannot be hurried, and should not be.
t2 You will recognise it before you can name it.
tv a close view of the best thing made here, fresh, steam rising
tc The first bite
a1 By noon, everyone knows everyone.
a2 There is a chair for you. There always was.
av neighbours crowding in, laughing, hands reaching for more
ac A chair for you
e1 {h}. Come as you are.
e1 Come early, stay long: {h}.
e2 Bring somebody. Or meet somebody.
ev the place seen whole, lit and full, people coming and going
ec Come as you are
"""
