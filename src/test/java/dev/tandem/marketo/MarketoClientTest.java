package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.governor.Governor;
import dev.tandem.governor.MemoryLedger;
import dev.tandem.governor.Reservation;
import dev.tandem.governor.Share;
import dev.tandem.governor.Urgency;
import dev.tandem.governor.Waiting;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketoClientTest {

    private final RecordingTransport transport = new RecordingTransport();
    private final MarketoClient client = new MarketoClient(transport);

    private static Map<String, Object> record(Object... members) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            record.put((String) members[i], members[i + 1]);
        }
        return record;
    }

    @Test
    void describesPersonsWithoutFieldsThatRestLacks() {
        transport.answer("""
                {"success":true,"result":[
                 {"id":51,"displayName":"Email Address","dataType":"email","length":255,
                  "rest":{"name":"email","readOnly":false}},
                 {"id":2,"displayName":"Created At","dataType":"datetime","rest":{"name":"createdAt","readOnly":true}},
                 {"id":3,"displayName":"Old","dataType":"string","soap":{"name":"Old","readOnly":false}}]}""");

        ObjectSchema schema = client.describe(MarketoObject.PERSON, true);

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/leads/describe.json");
        assertThat(transport.sent().get(0).impatient()).isTrue();
        assertThat(schema.fields()).containsOnlyKeys("email", "createdAt");
        assertThat(schema.fields().get("email")).isEqualTo(new Field("email", "Email Address", "email", 255, true, 51));
        assertThat(schema.fields().get("createdAt").writable()).isFalse();
    }

    @Test
    void describesCompanies() {
        transport.answer("""
                {"success":true,"result":[{"name":"Company","idField":"id","fields":[
                 {"name":"externalCompanyId","displayName":"Key","dataType":"string","length":100,"updateable":false},
                 {"name":"company","displayName":"Company Name","dataType":"string","length":255,"updateable":true}]}]}""");

        ObjectSchema schema = client.describe(MarketoObject.COMPANY, false);

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/companies/describe.json");
        assertThat(schema.fields().get("company"))
                .isEqualTo(new Field("company", "Company Name", "string", 255, true, 0));
        assertThat(schema.fields().get("externalCompanyId").writable()).isFalse();
    }

    @Test
    void readsPersonsPageByPageWithExactValuesAndNullForWhatIsMissing() {
        transport.answer("""
                        {"success":true,"nextPageToken":"T1","moreResult":true,"result":[
                         {"id":90117,"annualRevenue":912.40,"unsubscribed":false,"createdAt":"2026-05-07T15:41:32Z"}]}""").answer("{\"success\":true,\"moreResult\":false,\"result\":[{\"id\":2,\"email\":null}]}");

        List<Map<String, Object>> persons = client.persons(
                "id", List.of("90117", "2", "2"), List.of("email", "annualRevenue", "unsubscribed", "createdAt"));

        assertThat(persons).hasSize(2);
        assertThat(persons.get(0))
                .containsEntry("id", 90117L)
                .containsEntry("email", null)
                .containsEntry("annualRevenue", new BigDecimal("912.40"))
                .containsEntry("unsubscribed", false)
                .containsEntry("createdAt", "2026-05-07T15:41:32Z");
        assertThat(transport.sent().get(0).query())
                .containsEntry("filterType", "id")
                .containsEntry("filterValues", "90117,2")
                .containsEntry("fields", "email,annualRevenue,unsubscribed,createdAt")
                .doesNotContainKey("nextPageToken");
        assertThat(transport.sent().get(1).query()).containsEntry("nextPageToken", "T1");
    }

    @Test
    void asksFor300PersonsAtATimeByFormWhenTheAddressWouldBeTooLong() {
        List<String> keys =
                IntStream.range(0, 301).mapToObj(i -> String.format("%036d", i)).toList();
        transport.answer("{\"success\":true,\"result\":[]}").answer("{\"success\":true}");

        assertThat(client.persons("microsoftId", keys, List.of("email"))).isEmpty();

        MarketoRequest form = transport.sent().get(0);
        assertThat(form.method()).isEqualTo("POST");
        assertThat(form.effect()).isEqualTo(Effect.READ);
        assertThat(form.query()).containsExactly(Map.entry("_method", "GET"));
        assertThat(((MarketoBody.Form) form.body()).fields().get("filterValues").split(","))
                .hasSize(300);
        assertThat(transport.sent().get(1).method()).isEqualTo("GET");
    }

    @Test
    void endsWhenAPageTokenComesAgain() {
        String page = "{\"success\":true,\"nextPageToken\":\"T\",\"result\":[{\"id\":1}]}";
        transport.answer(page).answer(page);

        assertThat(client.persons("id", List.of("1"), List.of("email"))).hasSize(2);
    }

    @Test
    void looksUpNoValueWithAComma() {
        assertThatThrownBy(() -> client.persons("email", List.of("a,b@x.example"), List.of("email")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a,b");
        assertThat(transport.sent()).isEmpty();
    }

    @Test
    void writesPersonsAndTellsWhatBecameOfEach() {
        transport.answer("""
                {"success":true,"result":[{"id":90117,"status":"updated"},
                 {"status":"skipped","reasons":[{"code":"1006","message":"Field 'mobilePhone' of Nadia not found"}]},
                 {"status":"skipped","reasons":[{"code":"1007","message":"Multiple leads match the lookup criteria"}]}]}""");

        List<Outcome> outcomes = client.syncPersons(
                SyncAction.UPDATE_ONLY,
                "id",
                List.of(
                        record("id", 90117L, "lastName", "Okoro"),
                        record("id", 2L, "mobilePhone", null),
                        record("id", 3L, "lastName", "x")));

        assertThat(transport.json(0))
                .isEqualTo(
                        "{\"action\":\"updateOnly\",\"lookupField\":\"id\",\"input\":[{\"id\":90117,\"lastName\":\"Okoro\"},"
                                + "{\"id\":2,\"mobilePhone\":null},{\"id\":3,\"lastName\":\"x\"}]}");
        assertThat(transport.sent().get(0).effect()).isEqualTo(Effect.WRITE);
        assertThat(transport.sent().get(0).repeat()).isEqualTo(Repeat.SAFE);
        assertThat(outcomes)
                .containsExactly(
                        new Outcome(Outcome.Status.UPDATED, "90117", null, null, null),
                        new Outcome(Outcome.Status.SKIPPED, null, "1006", "There is no such field.", "mobilePhone"),
                        new Outcome(
                                Outcome.Status.SKIPPED,
                                null,
                                "1007",
                                "Several persons match, and only one may.",
                                null));
    }

    @Test
    void createsPersonsOnce() {
        transport.answer("{\"success\":true,\"result\":[{\"id\":1,\"status\":\"created\"}]}");

        List<Outcome> outcomes =
                client.syncPersons(SyncAction.CREATE_ONLY, null, List.of(record("email", "a@x.example")));

        assertThat(outcomes.get(0).status()).isEqualTo(Outcome.Status.CREATED);
        assertThat(transport.sent().get(0).repeat()).isEqualTo(Repeat.ONCE);
        assertThat(transport.json(0)).isEqualTo("{\"action\":\"createOnly\",\"input\":[{\"email\":\"a@x.example\"}]}");
    }

    @Test
    void matchesOutcomesOfOtherObjectsBySeq() {
        transport.answer("""
                {"success":true,"result":[{"seq":1,"status":"created","marketoGUID":"g1"},
                 {"seq":0,"status":"skipped","reasons":[{"code":"718","message":"x"}]}]}""");

        List<Outcome> outcomes = client.sync(
                MarketoObject.OPPORTUNITY,
                SyncAction.CREATE_OR_UPDATE,
                DedupeBy.KEY,
                List.of(
                        record("externalOpportunityId", "a", "amount", new BigDecimal("1E+3")),
                        record("externalOpportunityId", "b")));

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/opportunities.json");
        assertThat(transport.json(0))
                .startsWith("{\"action\":\"createOrUpdate\",\"dedupeBy\":\"dedupeFields\"")
                .contains("\"amount\":1000}");
        assertThat(outcomes).extracting(Outcome::code).containsExactly("718", null);
        assertThat(outcomes.get(1).id()).isEqualTo("g1");
    }

    @Test
    void doesNotGuessAboutARecordThatTheAnswerLeavesOut() {
        transport.answer("{\"success\":true,\"result\":[{\"id\":1,\"status\":\"created\"}]}");
        List<Map<String, Object>> two = List.of(record("email", "a"), record("email", "b"));

        assertThatThrownBy(() -> client.syncPersons(SyncAction.CREATE_ONLY, null, two))
                .isInstanceOf(MarketoOutcomeUnknown.class);
    }

    @Test
    void sendsNothingForNoRecordsAndRefusesMoreThan300() {
        assertThat(client.syncPersons(SyncAction.CREATE_OR_UPDATE, "email", List.of()))
                .isEmpty();
        List<Map<String, Object>> many = new ArrayList<>();
        IntStream.range(0, 301).forEach(i -> many.add(record("email", "x" + i)));

        assertThatThrownBy(() -> client.syncPersons(SyncAction.CREATE_OR_UPDATE, "email", many))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(transport.sent()).isEmpty();
    }

    @Test
    void createsAndListsFields() {
        transport
                .answer("{\"success\":true,\"result\":[{\"name\":\"microsoftId\",\"status\":\"created\"}]}")
                .answer("""
                        {"success":true,"result":[{"displayName":"Microsoft Id","name":"microsoftId","dataType":"string",
                         "length":255,"isHidden":false,"isCustom":true}]}""");

        List<Outcome> outcomes = client.createFields(
                MarketoObject.PERSON, List.of(new NewField("microsoftId", "Microsoft Id", "string", "The record")));

        assertThat(outcomes.get(0).id()).isEqualTo("microsoftId");
        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/leads/schema/fields.json");
        assertThat(transport.json(0)).contains("\"displayName\":\"Microsoft Id\",\"name\":\"microsoftId\"");
        assertThat(client.fields(MarketoObject.PERSON))
                .containsExactly(new SchemaField("microsoftId", "Microsoft Id", "string", 255, false, true));
    }

    @Test
    void cutsBatchesByCountAndBySize() {
        List<Map<String, Object>> small =
                IntStream.range(0, 601).mapToObj(i -> record("id", i)).toList();
        String text = "x".repeat(400_000);
        List<Map<String, Object>> large =
                IntStream.range(0, 5).mapToObj(i -> record("n", text)).toList();

        assertThat(Batches.of(small, fields -> fields)).extracting(List::size).containsExactly(300, 300, 1);
        assertThat(Batches.of(large, fields -> fields)).extracting(List::size).containsExactly(2, 2, 1);
    }

    @Test
    void mergesPersonsOnceByTheirIds() {
        transport.answer("{\"success\":true}");

        client.merge("90117", List.of("5", "6", "5"));

        MarketoRequest sent = transport.sent().get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo("rest/v1/leads/90117/merge.json");
        assertThat(sent.query()).isEqualTo(Map.of("leadIds", "5,6"));
        assertThat(sent.effect()).isEqualTo(Effect.WRITE);
        assertThat(sent.repeat()).isEqualTo(Repeat.ONCE);
    }

    @Test
    void refusesAMergeThatCannotBe() {
        List<String> tooMany = IntStream.range(0, 26).mapToObj(String::valueOf).toList();

        for (List<String> losers : List.of(List.<String>of(), List.of("90117"), tooMany, List.of("5&x"))) {
            assertThatThrownBy(() -> client.merge("90117", losers)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> client.merge("../1", List.of("5"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(transport.sent()).isEmpty();
    }

    @Test
    void termsOfCallsAddUp() {
        Instant moment = Instant.parse("2026-08-14T09:00:30Z");
        Governor governor = new Governor(
                new Share("marketo", 10, Duration.ofSeconds(20), 2, 100, 0, Share.MARKETO_DAY),
                new MemoryLedger(),
                Clock.systemUTC(),
                Waiting.REAL);
        transport.answer("{\"success\":true,\"result\":[{\"id\":1,\"status\":\"updated\"}]}");

        try (governor;
                Reservation reservation = governor.reserve(Urgency.CONSENT)) {
            client.with(Urgency.LOAD)
                    .notAfter(moment)
                    .reserved(reservation)
                    .with(Urgency.CONSENT)
                    .syncPersons(SyncAction.UPDATE_ONLY, "id", List.of(record("id", 1, "title", null)));

            MarketoRequest sent = transport.sent().get(0);
            assertThat(sent.urgency()).isEqualTo(Urgency.CONSENT);
            assertThat(sent.notAfter()).contains(moment);
            assertThat(sent.reservation()).containsSame(reservation);
        }
    }
}
