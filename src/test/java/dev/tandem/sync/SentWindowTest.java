package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Sent;
import dev.tandem.sync.SentWindow.Entry;
import dev.tandem.sync.SentWindow.Meaning;
import dev.tandem.sync.SentWindow.Shot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each entry reads {@code second:old>new}; {@code -} is no value, {@code ?} a text that cannot be compared. The person
 * showed {@code a} when it was read at second 10, and {@code d} is sent.
 */
class SentWindowTest {

    private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID RECORD = new UUID(1, 2);

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "nothing yet,                                '',                              awaited",
        "our write alone,                            10:a>d,                          echo",
        "an edit after it,                           10:a>d 11:d>x,                   echo",
        "the same value once more over an edit,      10:a>d 11:d>x 12:x>d,            unclear",
        "the same over an edit that was covered,     10:a>x 11:x>d 12:d>y 13:y>d,     unclear",
        "the same value long after the write,        10:a>d 200:d>x 201:x>d,          echo",
        "an edit that was taken back in time,        10:a>x 10:x>a 11:a>d,            echo",
        "an edit between read and write,             10:a>x 11:x>d,                   late x",
        "two edits between,                          10:a>x 10:x>y 11:y>d,            late y",
        "an edit between that cleared the field,     10:a>- 11:->d,                   late -",
        "an edit between and one after,              10:a>x 11:x>d 12:d>z,            late x",
        "another old value and no edit,              11:x>d,                          awaited",
        "no old value and no edit,                   11:->d,                          awaited",
        "an old value that cannot be compared,       11:?>d,                          awaited",
        "the same beside an edit,                    10:a>x 11:?>d,                   unclear",
        "no old value beside an edit of a value,     10:a>x 11:->d,                   unclear",
        "one entry that may be ours in another form, 11:a>?,                          awaited",
        "more entries than writes and none is ours,  10:a>? 11:?>?,                   unclear",
        "an edit while our write is not told yet,    10:a>x,                          awaited",
        "entries from before the read,               1:b>x 2:x>d 3:d>a,               awaited",
        "entries long after the write,               200:a>x 201:x>d,                 awaited",
    })
    void tellsWhatTheEntriesOfAFieldMeanForAWrite(String about, String entries, String meaning) {
        SentWindow window = new SentWindow(write(), Optional.empty(), entries(entries), Optional.empty(), 1, Set.of());

        assertThat(text(window.meaning())).as(about).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "an edit on an earlier page,    10, late x",
        "an edit before the read,       1,  awaited",
        "an edit after the write,       12, awaited",
    })
    void anEditOfAnEarlierPageCountsToo(String about, int second, String meaning) {
        SentWindow window = new SentWindow(
                write(), Optional.empty(), entries("11:x>d"), Optional.of(MINUTE.plusSeconds(second)), 1, Set.of());

        assertThat(text(window.meaning())).as(about).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "our opt-in alone,                          11:a>d,                  echo",
        "the opt-out that it takes back,            8:d>a 11:a>d,            echo",
        "somebody who opted in meanwhile,           10:a>d,                  echo",
        "somebody who opted in and out meanwhile,   10:a>d 10:d>a 11:a>d,    late a",
        "somebody who opted out afterwards,         11:a>d 12:d>a,           echo",
    })
    void anOptOutWithinTheWindowIsLateAlthoughItSaysWhatWasRead(String about, String entries, String meaning) {
        SentWindow window =
                new SentWindow(write(), Optional.of(print("a")), entries(entries), Optional.empty(), 1, Set.of());

        assertThat(text(window.meaning())).as(about).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"254, false", "255, true"})
    void aTextThatMayHaveBeenCutIsNotRestored(int length, boolean unclear) {
        String text = "x".repeat(length);
        SentWindow window = new SentWindow(
                write(),
                Optional.empty(),
                List.of(entry(10, shot("a"), shot(text)), entry(11, shot(text), shot("d"))),
                Optional.empty(),
                1,
                Set.of());

        assertThat(window.meaning() instanceof Meaning.Unclear).isEqualTo(unclear);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "its echo read again,                     10:a>d,                   awaited",
        "once more over an edit,                  11:d>x 12:x>d,            unclear",
        "once more over an edit in one second,    10:a>d 10:d>x 10:x>d,     unclear",
        "once more over what was read before,     11:d>a 12:a>d,            unclear",
        "once more over another write of ours,    11:d>o 12:o>d,            awaited",
        "once more over itself,                   12:d>d,                   awaited",
        "the same value long after the write,     200:d>x 201:x>d,          awaited",
    })
    void aWriteInDoubtIsWatchedAfterItsEcho(String about, String entries, String meaning) {
        SentWindow window = new SentWindow(
                write().echoed(MINUTE.plusSeconds(10)),
                Optional.empty(),
                entries(entries),
                Optional.empty(),
                0,
                Set.of(print("o")));

        assertThat(text(window.meaning())).as(about).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "once more over an edit,               10:a>d 11:d>x 12:x>d,     unclear",
        "once more over another write of ours, 10:a>d 11:d>o 12:o>d,     echo",
    })
    void aWriteThatTookEffectTwiceCoversNothingOfOurs(String about, String entries, String meaning) {
        SentWindow window =
                new SentWindow(write(), Optional.empty(), entries(entries), Optional.empty(), 2, Set.of(print("o")));

        assertThat(text(window.meaning())).as(about).isEqualTo(meaning);
    }

    private static Sent write() {
        return new Sent(
                "leads",
                RECORD,
                RECORD,
                "7",
                "title",
                print("b"),
                print("a"),
                print("d"),
                MINUTE.plusSeconds(10).plusMillis(400),
                Sent.Standing.AWAITED,
                null,
                null);
    }

    private static List<Entry> entries(String table) {
        List<Entry> entries = new ArrayList<>();
        for (String each : table.isEmpty() ? new String[0] : table.split(" ")) {
            int colon = each.indexOf(':');
            int arrow = each.indexOf('>');
            entries.add(entry(
                    Integer.parseInt(each.substring(0, colon)),
                    shot(each.substring(colon + 1, arrow)),
                    shot(each.substring(arrow + 1))));
        }
        return entries;
    }

    private static Entry entry(int second, Shot before, Shot after) {
        return new Entry(MINUTE.plusSeconds(second), before, after);
    }

    private static Shot shot(String text) {
        return switch (text) {
            case "-" -> new Shot(null, print("-"));
            case "?" -> new Shot("?", null);
            default -> new Shot(text, print(text));
        };
    }

    private static long print(String text) {
        return text.hashCode();
    }

    private static String text(Meaning meaning) {
        if (meaning instanceof Meaning.Late late) {
            return "late " + Optional.ofNullable(late.covered().text()).orElse("-");
        }
        if (meaning instanceof Meaning.Echo) {
            return "echo";
        }
        return meaning instanceof Meaning.Unclear ? "unclear" : "awaited";
    }
}
