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
