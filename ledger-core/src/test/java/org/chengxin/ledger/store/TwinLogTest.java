package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengxin.ledger.seal.Suite;

/** Any sequence of appends, right, wrong and repeated, against a log that is a list in memory. */
class TwinLogTest {

    private static final int APPENDS = 60;

    @Property(tries = 25)
    void theLogAnswersAndHoldsWhatItsTwinDoes(@ForAll long seed) {
        Random random = new Random(seed);
        StoreDatabase database = StoreDatabase.fresh();
        Twin twin = new Twin();
        List<NewEvent> sent = new ArrayList<>();
        Sequencer sequencer = sequencer(database);
        try {
            for (int i = 0; i < APPENDS; i++) {
                List<NewEvent> events = someEvents(random, twin, sent);
                assertThat(answer(sequencer, events)).isEqualTo(twin.append(events));
                if (random.nextInt(20) == 0) {
                    sequencer.close();
                    sequencer = sequencer(database);
                }
            }
        } finally {
            sequencer.close();
        }
        assertThat(WholeLog.sound(database).ids())
                .isEqualTo(twin.log.stream().map(NewEvent::eventId).toList());
        database.drop();
    }

    private static List<NewEvent> someEvents(Random random, Twin twin, List<NewEvent> sent) {
        List<NewEvent> events = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? BatchInsert.COPY_EVENTS_MIN : random.nextInt(4);
        String subject = "s" + random.nextInt(3);
        long next = twin.next(subject);
        for (int i = 0; i < count; i++) {
            boolean wrong = random.nextInt(count > 4 ? 400 : 8) == 0;
            boolean again = !sent.isEmpty() && random.nextInt(count > 4 ? 400 : 6) == 0;
            NewEvent event = StoreSamples.event(
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    subject,
                    wrong ? Math.max(0, next - 1 - random.nextInt(3)) : next++);
            if (again) {
                NewEvent earlier = sent.get(random.nextInt(sent.size()));
                event = random.nextBoolean()
                        ? earlier
                        : StoreSamples.event(earlier.eventId(), event.subjectId(), event.sequence());
            }
            events.add(event);
        }
        if (!sent.isEmpty() && random.nextInt(6) == 0) {
            events = twin.oneAppend(random);
        }
        sent.addAll(events);
        return events;
    }

    private static String answer(Sequencer sequencer, List<NewEvent> events) {
        try {
            List<Appended> answers = sequencer.append(events);
            return String.join(
                    " ",
                    answers.stream()
                            .map(a -> a.position() + (a.duplicate() ? "again" : ""))
                            .toList());
        } catch (SequenceConflictException e) {
            return "conflict";
        } catch (EventIdConflictException e) {
            return "foreign";
        }
    }

    private static Sequencer sequencer(StoreDatabase database) {
        return new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
    }

    /** The rules once more, as plainly as they can be said. */
    private static final class Twin {

        final List<NewEvent> log = new ArrayList<>();
        private final List<List<NewEvent>> appends = new ArrayList<>();
        private final Map<String, Integer> positions = new HashMap<>();
        private final Set<SubjectPlace> taken = new HashSet<>();

        String append(List<NewEvent> events) {
            Set<SubjectPlace> places = new HashSet<>();
            Set<String> ids = new HashSet<>();
            for (NewEvent event : events) {
                if (!places.add(SubjectPlace.of(event))) {
                    return "conflict";
                }
                if (!ids.add(event.eventId())) {
                    return "foreign";
                }
            }
            List<String> again = new ArrayList<>();
            for (NewEvent event : events) {
                Integer position = positions.get(event.eventId());
                if (position == null) {
                    if (taken.contains(SubjectPlace.of(event))) {
                        return "conflict";
                    }
                } else if (SubjectPlace.of(log.get(position - 1)).equals(SubjectPlace.of(event))) {
                    again.add(position + "again");
                } else {
                    return "foreign";
                }
            }
            if (!again.isEmpty()) {
                return again.size() == events.size() ? String.join(" ", again) : "foreign";
            }
            List<String> stored = new ArrayList<>();
            for (NewEvent event : events) {
                log.add(event);
                taken.add(SubjectPlace.of(event));
                positions.put(event.eventId(), log.size());
                stored.add(Integer.toString(log.size()));
            }
            if (!events.isEmpty()) {
                appends.add(events);
            }
            return String.join(" ", stored);
        }

        long next(String subjectId) {
            return taken.stream()
                            .filter(place -> place.subjectId().equals(subjectId))
                            .mapToLong(SubjectPlace::sequence)
                            .max()
                            .orElse(-1)
                    + 1;
        }

        List<NewEvent> oneAppend(Random random) {
            return appends.isEmpty() ? List.of() : appends.get(random.nextInt(appends.size()));
        }
    }
}
