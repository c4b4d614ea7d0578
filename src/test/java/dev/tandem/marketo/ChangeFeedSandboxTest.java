package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed of the imitation of Marketo, read through the shipped route. */
class ChangeFeedSandboxTest {

    @TempDir
    private static Path directory;

    private static Sandbox sandbox;
    private static RunningRoutes routes;
    private static MarketoClient client;
    private static ChangeFeed feed;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(new SandboxOptions(0, directory, 5, 42, Clock.systemUTC(), Keeping.NOTHING));
        MarketoCredentials credentials = new MarketoCredentials(
                sandbox.settings().get("marketo.client-id"), sandbox.settings().get("marketo.client-secret"));
        routes = new RunningRoutes(
                sandbox.url(), credentials, sandbox.clock(), Duration.ofMillis(3), Map.of("marketo.pace.calls", "90"));
        client = new MarketoClient(routes.transport());
        feed = client.feed();
    }

    @AfterAll
    static void stop() throws IOException {
        routes.close();
        sandbox.close();
    }

    private static List<String> persons(int count, String mark) {
        List<Map<String, Object>> input = IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of("email", mark + i + "@x.example", "title", "Buyer"))
                .toList();
        return client.syncPersons(SyncAction.CREATE_OR_UPDATE, "email", input).stream()
                .map(Outcome::id)
                .toList();
    }

    private static void change(String id, String field, Object value) {
        Map<String, Object> record = new HashMap<>(Map.of("id", Long.valueOf(id)));
        record.put(field, value);
        assertThat(client.syncPersons(SyncAction.UPDATE_ONLY, "id", List.of(record)))
                .extracting(Outcome::status)
                .containsExactly(Outcome.Status.UPDATED);
    }

    /** All entries about these persons from a place to the end. */
    private static List<FeedEntry> read(String token, List<String> ids, Function<String, FeedPage> source) {
        List<FeedEntry> entries = new ArrayList<>();
        FeedPage page = source.apply(token);
        entries.addAll(page.entries());
        while (page.more()) {
            page = source.apply(page.nextToken());
            entries.addAll(page.entries());
        }
        return entries.stream().filter(entry -> ids.contains(entry.personId())).toList();
    }

    private static String now() {
        return feed.tokenSince(sandbox.clock().instant().minusSeconds(1));
    }

    @Test
    void tellsOfNewPersonsAndOfChangesOfTheNamedFieldsOnly() {
        String token = now();
        List<String> ids = persons(1, "changed");
        change(ids.get(0), "title", "Head");
        change(ids.get(0), "title", null);
        change(ids.get(0), "city", "Szeged");

        List<FeedEntry> entries = read(token, ids, place -> feed.personChanges(place, List.of("title")));

        assertThat(entries).extracting(FeedEntry::type).contains(12, 13).doesNotContain(37);
        assertThat(entries)
                .flatExtracting(FeedEntry::fields)
                .extracting(ChangedField::name)
                .isNotEmpty()
                .containsOnly("title");
        Instant time = sandbox.clock().instant();
        assertThat(entries).allMatch(entry -> !entry.at().isBefore(time.minusSeconds(600)));
        assertThat(feed.personChanges(token, List.of("title")).serverTime())
                .isBetween(time.minusSeconds(600), time.plusSeconds(600));
    }

    @Test
    void tellsManyChangesOverSeveralPagesEachOnce() {
        String token = now();
        List<String> ids = persons(300, "many");
        persons(300, "more");

        List<FeedEntry> entries = read(token, ids, place -> feed.personChanges(place, List.of("title")));

        assertThat(entries)
                .filteredOn(entry -> entry.type() == 12)
                .extracting(FeedEntry::personId)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(entries).extracting(FeedEntry::guid).doesNotHaveDuplicates();
    }

    @Test
    void asksForMoreFieldsThanAnAddressHolds() {
        List<String> fields = new ArrayList<>();
        client.describe(MarketoObject.PERSON, false).fields().keySet().forEach(field -> {
            for (int i = 0; i < 40; i++) {
                fields.add(field);
            }
        });
        String token = now();
        List<String> ids = persons(1, "wide");

        // the client sends each name once, so the length is made here
        FeedPage page = FeedPageParser.parse(
                "Get Lead Changes",
                routes.transport()
                        .send(MarketoRequest.read("Get Lead Changes", "rest/v1/activities/leadchanges.json")
                                .withQuery("nextPageToken", token)
                                .withQuery("fields", String.join(",", fields))
                                .asForm()));

        assertThat(page.entries()).extracting(FeedEntry::personId).containsAll(ids);
    }

    @Test
    void tellsWhoWasDeletedAndWhoWasMergedIntoWhom() {
        String token = now();
        List<String> ids = persons(4, "merged");
        client.merge(ids.get(0), ids.subList(1, 3));
        client.delete(MarketoObject.PERSON, ids.subList(3, 4));
        int merge = feed.activityTypes().get("Merge Leads");

        List<FeedEntry> merges = read(token, ids, place -> feed.activities(place, List.of(merge)));
        List<FeedEntry> deleted = read(token, ids, feed::deletedPersons);

        assertThat(merge).isEqualTo(32);
        assertThat(merges).singleElement().satisfies(entry -> {
            assertThat(entry.personId()).isEqualTo(ids.get(0));
            assertThat(MergeEntry.losers(entry)).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));
        });
        assertThat(deleted).extracting(FeedEntry::personId).contains(ids.get(3)).doesNotContain(ids.get(0));
        assertThat(client.persons("id", ids, List.of("id")))
                .extracting(person -> String.valueOf(person.get("id")))
                .containsExactly(ids.get(0));
    }

    @Test
    void aMergeWithWhoeverIsGoneIsRefused() {
        List<String> ids = persons(2, "twice");
        client.merge(ids.get(0), ids.subList(1, 2));

        assertThatThrownBy(() -> client.merge(ids.get(0), ids.subList(1, 2))).isInstanceOf(MarketoRefused.class);
    }

    @Test
    void aTokenThatMarketoDoesNotTakeIsRefused() {
        assertThatThrownBy(() -> feed.deletedPersons("no-token")).isInstanceOf(MarketoRefused.class);
        assertThatThrownBy(() -> feed.personChanges("no-token", List.of("title")))
                .isInstanceOf(MarketoRefused.class);
    }
}
