package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.governor.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeFeedTest {

    private final RecordingTransport transport = new RecordingTransport();
    private final ChangeFeed feed =
            new MarketoClient(transport).with(Urgency.FEED).feed();

    private static String page(String entries) {
        return "{\"success\":true,\"nextPageToken\":\"T2==\",\"moreResult\":true,\"result\":[" + entries + "]}";
    }

    private static String entry(String guid, String at) {
        return "{\"marketoGUID\":\"" + guid + "\",\"leadId\":1,\"activityTypeId\":12,\"activityDate\":\"" + at + "\"}";
    }

    @Test
    void asksForAPlaceByTheSecond() {
        transport.answer("{\"success\":true,\"nextPageToken\":\"AB==\",\"moreResult\":false}");

        assertThat(feed.tokenSince(Instant.parse("2026-08-01T10:00:00.987Z"))).isEqualTo("AB==");

        MarketoRequest request = transport.sent().get(0);
        assertThat(request.path()).isEqualTo("rest/v1/activities/pagingtoken.json");
        assertThat(request.query()).isEqualTo(Map.of("sinceDatetime", "2026-08-01T10:00:00Z"));
        assertThat(request.urgency()).isEqualTo(Urgency.FEED);
        assertThat(request.effect()).isEqualTo(Effect.READ);
    }

    @Test
    void readsChangedValuesAndNewPersons() {
        transport.answer(page("""
                {"id":5512003,"marketoGUID":"5512003","leadId":90117,"activityDate":"2026-08-03T09:14:07Z",
                 "activityTypeId":13,"fields":[{"id":57,"name":"title","newValue":"Head","oldValue":"Buyer"},
                  {"id":58,"name":"city","newValue":null}],
                 "attributes":[{"name":"Source","value":"Web service API"},{"name":"Lead ID","value":90117},
                  {"name":"Empty","value":null},{"apiName":"listed","value":[1,2]}]},
                {"id":5512011,"leadId":90231,"activityDate":"2026-08-03T09:15:41Z","activityTypeId":12}"""));

        FeedPage page = feed.personChanges("T1==", List.of("title", "city", "title"));

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/activities/leadchanges.json");
        assertThat(transport.sent().get(0).query())
                .isEqualTo(Map.of("nextPageToken", "T1==", "fields", "title,city", "batchSize", "300"));
        assertThat(page.nextToken()).isEqualTo("T2==");
        assertThat(page.more()).isTrue();
        assertThat(page.serverTime()).isEqualTo(Instant.EPOCH);
        assertThat(page.entries())
                .containsExactly(
                        new FeedEntry(
                                "5512003",
                                "90117",
                                Instant.parse("2026-08-03T09:14:07Z"),
                                13,
                                List.of(
                                        new ChangedField("title", "Head", "Buyer"),
                                        new ChangedField("city", null, null)),
                                Map.of("Source", "Web service API", "Lead ID", "90117", "listed", "[1,2]")),
                        new FeedEntry(
                                "5512011", "90231", Instant.parse("2026-08-03T09:15:41Z"), 12, List.of(), Map.of()));
    }

    @Test
    void sortsByTimeThenArrivalAndTellsNothingTwice() {
        transport.answer(page(String.join(
                ",",
                entry("c", "2026-08-03T09:00:02Z"),
                entry("b", "2026-08-03T09:00:01Z"),
                entry("c", "2026-08-03T09:00:02Z"),
                entry("a", "2026-08-03T09:00:01Z"),
                entry("z", "2026-08-03T11:00:00+0200"))));

        assertThat(feed.personChanges("T", List.of("email")).entries())
                .extracting(FeedEntry::guid)
                .containsExactly("z", "b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-03T09:14:07Z,      2026-08-03T09:14:07Z",
        "2026-08-03T09:14:07+0000,  2026-08-03T09:14:07Z",
        "2026-08-03T01:14:07-08:00, 2026-08-03T09:14:07Z",
        "2026-08-03T09:14:07Z+0000, 2026-08-03T09:14:07Z",
        "2026-08-03T09:14:07.000Z,  2026-08-03T09:14:07Z",
        "yesterday,                 1970-01-01T00:00:00Z"
    })
    void readsTheTimesThatMarketoSends(String sent, Instant read) {
        transport.answer(page(entry("1", sent)));

        assertThat(feed.personChanges("T", List.of("email")).entries())
                .extracting(FeedEntry::at)
                .containsExactly(read);
    }

    @Test
    void anEmptyPageMayHaveMoreBehindItAndNeedNotHaveAResult() {
        transport
                .answer(page(""))
                .answer("{\"success\":true,\"nextPageToken\":\"T3\",\"moreResult\":true}")
                .answer("{\"success\":true,\"nextPageToken\":\"T4\",\"moreResult\":false}");

        FeedPage first = feed.deletedPersons("T1");
        FeedPage second = feed.deletedPersons(first.nextToken());
        FeedPage third = feed.deletedPersons(second.nextToken());

        assertThat(List.of(first, second, third))
                .allMatch(page -> page.entries().isEmpty());
        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        assertThat(third.nextToken()).isEqualTo("T4");
        assertThat(transport.sent())
                .extracting(request -> request.query().get("nextPageToken"))
                .containsExactly("T1", "T2==", "T3");
    }

    @Test
    void anAnswerThatLosesThePlaceIsNoGoodAnswer() {
        transport.answer("{\"success\":true,\"moreResult\":false,\"result\":[]}");

        assertThatThrownBy(() -> feed.deletedPersons("T"))
                .isInstanceOf(MarketoUnavailable.class)
                .hasMessage("The answer to 'Get Deleted Leads' from Marketo does not say where the feed goes on.");
    }

    @Test
    void sendsALongListOfFieldsAsAForm() {
        List<String> fields = IntStream.range(0, 400)
                .mapToObj(i -> "aFieldOfOurs" + i + "__c")
                .toList();
        transport.answer(page(""));

        feed.personChanges("T==", fields);

        MarketoRequest sent = transport.sent().get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.query()).isEqualTo(Map.of("_method", "GET"));
        assertThat(sent.effect()).isEqualTo(Effect.READ);
        assertThat(((MarketoBody.Form) sent.body()).fields())
                .containsEntry("nextPageToken", "T==")
                .containsEntry("fields", String.join(",", fields));
    }

    @Test
    void readsActivitiesOfUpToTenTypes() {
        transport.answer(page("{\"marketoGUID\":\"7\",\"leadId\":3,\"activityTypeId\":32}"));

        assertThat(feed.activities("T", List.of(32, 104)).entries())
                .extracting(FeedEntry::type)
                .containsExactly(32);

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/activities.json");
        assertThat(transport.sent().get(0).query()).containsEntry("activityTypeIds", "32,104");
        List<Integer> eleven = IntStream.range(0, 11).boxed().toList();
        assertThatThrownBy(() -> feed.activities("T", eleven)).hasMessageContaining("1 to 10 types, not 11");
        assertThatThrownBy(() -> feed.activities("T", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> feed.personChanges("T", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsTheTypesByNameTheOldestOfOneName() {
        transport.answer("{\"success\":true,\"result\":[{\"id\":100009,\"name\":\"Merge Leads\"},"
                + "{\"id\":32,\"name\":\"Merge Leads\"},{\"id\":13,\"name\":\"Change Data Value\"}]}");

        assertThat(feed.activityTypes()).isEqualTo(Map.of("Merge Leads", 32, "Change Data Value", 13));
        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/activities/types.json");
    }

    @Test
    void entriesWithoutAKeyAreKeptAndThoseWithoutAPersonAreNot() {
        transport.answer(page("{\"leadId\":1,\"activityTypeId\":12},{\"leadId\":1,\"activityTypeId\":12},"
                + "{\"marketoGUID\":\"9\",\"activityTypeId\":12}"));

        assertThat(feed.personChanges("T", List.of("email")).entries())
                .extracting(FeedEntry::guid)
                .containsExactly("", "");
    }

    @Test
    void noTextOfAnEntryHoldsAValue() {
        ChangedField field = new ChangedField("title", "Secretary", "Secret");
        FeedEntry entry = new FeedEntry("1", "2", Instant.EPOCH, 13, List.of(field), Map.of("Reason", "Secret reason"));
        FeedPage page = new FeedPage(List.of(entry), "T", false, Instant.EPOCH);

        assertThat(field + " " + entry + " " + page)
                .contains("title", "person 2", "type 13", "1 entries")
                .doesNotContain("Secret");
    }
}
