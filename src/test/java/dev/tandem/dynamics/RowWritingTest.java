package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowWritingTest {

    private static final Selection LEADS =
            new Selection("leads", "leadid", List.of("jobtitle", "ownerid"), Set.of("ownerid"), false);
    private static final UUID ID = UUID.fromString("0b7e41c2-1111-4d4d-8c01-6045bd000001");
    private static final UUID OWNER = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000017");

    private final RecordingTransport transport = new RecordingTransport();
    private final DynamicsClient client = new DynamicsClient(transport);
    private final BatchText answer = new BatchText();

    private static Map<String, Object> columns(Object... members) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            columns.put((String) members[i], members[i + 1]);
        }
        return columns;
    }

    private static String row(UUID id, long version) {
        return "{\"@odata.context\":\"x/$metadata#leads(leadid)/$entity\",\"@odata.etag\":\"W/\\\"" + version
                + "\\\"\",\"leadid\":\"" + id + "\",\"versionnumber\":" + version
                + ",\"jobtitle\":\"Buyer\",\"_ownerid_value\":\"" + OWNER
                + "\",\"_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"systemuser\"}";
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    private static RowPatch patch(Object... members) {
        return new RowPatch(ID, OptionalLong.of(7), columns(members));
    }

    private RowOutcome update(RowPatch patch, int status, String json) {
        transport.answer(BatchText.CONTENT_TYPE, answer.part(status, json).end());
        return client.update(LEADS, List.of(patch)).get(0);
    }

    private RowOutcome create(int status, String json) {
        transport.answer(BatchText.CONTENT_TYPE, answer.part(status, json).end());
        return client.create(LEADS, List.of(new RowDraft(ID, columns("jobtitle", "Buyer"))))
                .get(0);
    }

    private RowOutcome delete(int status, String json) {
        transport.answer(BatchText.CONTENT_TYPE, answer.part(status, json).end());
        return client.delete(LEADS, List.of(new RowVersion(ID, OptionalLong.of(7))))
                .get(0);
    }

    @Test
    void changesARowOfThatVersionAndReadsWhatItHoldsThen() {
        RowOutcome outcome = update(
                patch(
                        "jobtitle",
                        "Ä \"b\"",
                        "revenue",
                        new BigDecimal("1E+3"),
                        "numberofemployees",
                        5,
                        "donotphone",
                        true),
                200,
                row(ID, 8));

        assertThat(transport.body(0))
                .isEqualTo(String.join(
                        "\r\n",
                        "--batch_tandem",
                        "Content-Type: application/http",
                        "Content-Transfer-Encoding: binary",
                        "",
                        "PATCH /api/data/v9.2/leads(" + ID
                                + ")?$select=leadid,jobtitle,_ownerid_value,versionnumber HTTP/1.1",
                        "Accept: application/json",
                        "Content-Type: application/json; type=entry",
                        "Prefer: return=representation,"
                                + "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"",
                        "If-Match: W/\"7\"",
                        "",
                        "{\"jobtitle\":\"Ä \\\"b\\\"\",\"revenue\":1000,\"numberofemployees\":5,\"donotphone\":true}",
                        "--batch_tandem--",
                        ""));
        DynamicsRequest sent = transport.sent().get(0);
        assertThat(sent.effect()).isEqualTo(Effect.WRITE);
        assertThat(sent.repeat()).isEqualTo(Repeat.SAFE);
        assertThat(sent.headers()).containsEntry("Prefer", "odata.continue-on-error");
        assertThat(outcome)
                .isEqualTo(new RowOutcome.Written(new Row(
                        ID,
                        8,
                        Map.of(
                                "leadid",
                                ID.toString(),
                                "versionnumber",
                                8L,
                                "jobtitle",
                                "Buyer",
                                "ownerid",
                                new Lookup(OWNER, "systemuser", "")))));
    }

    @Test
    void changesARowOfAnyVersionAndClearsColumnsAndLookups() {
        update(
                new RowPatch(
                        ID,
                        OptionalLong.empty(),
                        columns(
                                "jobtitle",
                                null,
                                "ownerid",
                                Bind.to("ownerid", "systemusers", OWNER),
                                "parentcustomerid",
                                Bind.toNothing("parentcustomerid_account"))),
                200,
                row(ID, 8));

        assertThat(transport.body(0))
                .contains("\r\nIf-Match: *\r\n")
                .contains("{\"jobtitle\":null,\"ownerid@odata.bind\":\"/systemusers(" + OWNER
                        + ")\",\"parentcustomerid_account@odata.bind\":null}");
    }

    @Test
    void createsARowUnderTheIdThatWasChosen() {
        assertThat(create(201, row(ID, 1))).isInstanceOf(RowOutcome.Written.class);

        assertThat(transport.body(0))
                .contains("POST /api/data/v9.2/leads?$select=leadid,jobtitle,_ownerid_value,versionnumber HTTP/1.1\r\n")
                .contains("\r\n{\"jobtitle\":\"Buyer\",\"leadid\":\"" + ID + "\"}\r\n")
                .doesNotContain("If-Match");
    }

    @Test
    void deletesARowOfThatVersion() {
        assertThat(delete(204, "")).isEqualTo(new RowOutcome.Gone());

        assertThat(transport.body(0))
                .contains("DELETE /api/data/v9.2/leads(" + ID
                        + ") HTTP/1.1\r\nAccept: application/json\r\nIf-Match: W/\"7\"\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "412, 0x80060882, Moved",
        "412, '', Moved",
        "404, 0x80040217, Gone",
        "412, 0x80060892, Refused",
        "412, 0x80040333, Refused",
        "404, 0x8006088a, Refused",
        "400, 0x80044331, Refused",
        "403, 0x80048306, Refused",
        "500, 0x80040224, Refused",
        "500, 0x80040216, Refused"
    })
    void sortsWhatBecameOfAChange(int status, String code, String outcome) {
        assertThat(update(patch("jobtitle", "Buyer"), status, error(code, "x"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "412, 0x80040237, AlreadyThere",
        "400, 0x80040237, AlreadyThere",
        "412, '', AlreadyThere",
        "412, 0x80040333, Refused",
        "412, 0x80060892, Refused",
        "404, 0x80040217, Refused",
        "400, 0x0, Refused"
    })
    void sortsWhatBecameOfACreate(int status, String code, String outcome) {
        assertThat(create(status, error(code, "x")).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"412, 0x80060882, Moved", "404, 0x80040217, Gone", "405, 0x80040227, Refused"})
    void sortsWhatBecameOfADeletion(int status, String code, String outcome) {
        assertThat(delete(status, error(code, "x")).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void saysWhyARowIsRefusedWithoutItsValues() {
        String message = "The length of the 'jobtitle' attribute of the 'lead' entity exceeded. Got 'Secret'.";

        assertThat(update(patch("jobtitle", "Secret"), 400, error("0x80044331", message)))
                .isEqualTo(new RowOutcome.Refused(
                        "0x80044331",
                        "Dynamics refused the row because of the column 'jobtitle': a text is longer than its column"
                                + " (code 0x80044331).",
                        Optional.of("jobtitle")));
    }

    @Test
    void namesNoColumnThatWasNotSent() {
        assertThat(update(patch("jobtitle", "x"), 400, error("0x80041103", "'subject' is no 'attribute'")))
                .isEqualTo(new RowOutcome.Refused(
                        "0x80041103",
                        "Dynamics refused the row: it answered with status 400 (code 0x80041103).",
                        Optional.empty()));
    }

    @Test
    void namesThePrivilegeThatIsLacking() {
        assertThat(update(patch("jobtitle", "x"), 403, error("0x80040220", "is missing prvWriteLead privilege")))
                .isEqualTo(new RowOutcome.Refused(
                        "0x80040220",
                        "Dynamics refused the row: the Dynamics user lacks the privilege prvWriteLead (code 0x80040220).",
                        Optional.empty()));
    }

    @Test
    void looksAgainWhetherTheRowIsGoneOrWhatItWasToPointTo() {
        RowPatch patch = patch("ownerid", Bind.to("ownerid", "systemusers", OWNER));
        String missing = error("0x80040217", "systemuser With Id = " + OWNER + " Does Not Exist");
        transport.answer(
                BatchText.CONTENT_TYPE, new BatchText().part(404, missing).end());
        transport.answer(
                BatchText.CONTENT_TYPE, new BatchText().part(200, row(ID, 7)).end());
        transport.answer(
                BatchText.CONTENT_TYPE, new BatchText().part(404, missing).end());
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText().part(404, error("0x80040217", "x")).end());

        assertThat(client.update(LEADS, List.of(patch)))
                .containsExactly(new RowOutcome.Refused(
                        "0x80040217",
                        "Dynamics refused the row because of the column 'ownerid': a lookup points to a row that does"
                                + " not exist (code 0x80040217).",
                        Optional.of("ownerid")));
        assertThat(client.update(LEADS, List.of(patch))).containsExactly(new RowOutcome.Gone());
        assertThat(transport.body(1)).contains("GET /api/data/v9.2/leads(" + ID + ")?$select=leadid HTTP/1.1");
    }

    @Test
    void sendsHundredsInBatchesAndKeepsTheOrder() {
        List<RowDraft> drafts = IntStream.range(0, 203)
                .mapToObj(i -> new RowDraft(new UUID(1, i), columns("jobtitle", "x")))
                .toList();
        for (List<RowDraft> batch :
                List.of(drafts.subList(0, 100), drafts.subList(100, 200), drafts.subList(200, 203))) {
            BatchText text = new BatchText();
            batch.forEach(draft -> text.part(201, row(draft.id(), 1)));
            transport.answer(BatchText.CONTENT_TYPE, text.end());
        }

        assertThat(client.create(LEADS, drafts))
                .extracting(outcome -> ((RowOutcome.Written) outcome).row().id())
                .containsExactlyElementsOf(drafts.stream().map(RowDraft::id).toList());
        assertThat(transport.sent()).hasSize(3);
        assertThat(client.create(LEADS, List.of())).isEmpty();
        assertThat(transport.sent()).hasSize(3);
    }

    @Test
    void sendsPartsAgainThatDynamicsHadNoTimeForAndOnlyThose() {
        List<RowPatch> patches = IntStream.range(0, 4)
                .mapToObj(i -> new RowPatch(new UUID(1, i), OptionalLong.of(7), columns("jobtitle", "t" + i)))
                .toList();
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText()
                        .part(429, error("0x80072322", "x"))
                        .part(200, row(new UUID(1, 1), 8))
                        .part(503, "")
                        .part(412, error("0x80060882", "x"))
                        .end());
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText().part(200, row(new UUID(1, 0), 8)).part(401, "").end());
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText().part(404, error("0x80040217", "x")).end());

        List<RowOutcome> outcomes = client.update(LEADS, patches);

        assertThat(outcomes)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("Written", "Written", "Gone", "Moved");
        assertThat(transport.body(1)).contains("\"t0\"", "\"t2\"").doesNotContain("\"t1\"", "\"t3\"");
        assertThat(transport.body(2)).contains("\"t2\"").doesNotContain("\"t0\"");
    }

    @Test
    void throwsWhenNothingWasServed() {
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText()
                        .part(429, error("0x80072322", "x"))
                        .part(503, "")
                        .end());

        assertThatThrownBy(() -> client.update(LEADS, List.of(patch("jobtitle", "a"), patch("jobtitle", "b"))))
                .isInstanceOfAny(DynamicsThrottled.class, DynamicsUnavailable.class);
        assertThat(transport.sent()).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotTellOfEveryRowIsNoGoodAnswer() {
        transport.answer(BatchText.CONTENT_TYPE, answer.part(200, row(ID, 8)).end());

        assertThatThrownBy(() -> client.update(LEADS, List.of(patch("jobtitle", "a"), patch("jobtitle", "b"))))
                .isInstanceOf(DynamicsUnavailable.class);
    }

    @Test
    void writesNoValueThatJsonHasNoFormFor() {
        assertThatThrownBy(() -> client.update(LEADS, List.of(patch("birthdate", Instant.EPOCH))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The column 'birthdate' cannot be written from a Instant.");
        assertThat(transport.sent()).isEmpty();
    }

    @Test
    void noTextHoldsAValue() {
        assertThat(patch("jobtitle", "Secret") + " " + new RowDraft(ID, columns("jobtitle", "Secret")))
                .doesNotContain("Secret");
    }
}
