package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.marketo.NewObjectField.RelatedTo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client of custom object types and of what custom objects differ in. */
class CustomObjectTypesTest {

    private final RecordingTransport transport = new RecordingTransport();
    private final MarketoClient client = new MarketoClient(transport);
    private final CustomObjectTypes types = client.customObjectTypes();

    private static MarketoClient refusing(String code) {
        return new MarketoClient(request -> {
            throw new MarketoRefused("no", code);
        });
    }

    @Test
    void describesACustomObjectByItsFields() {
        transport.answer("""
                {"success":true,"result":[{"name":"newEvent","idField":"marketoGUID","dedupeFields":["eventId"],
                 "relationships":[{"field":"contactId","type":"child","object":{"name":"Lead","field":"Microsoft Id"}}],
                 "fields":[{"name":"eventId","displayName":"Event Id","dataType":"string","length":255,"updateable":false},
                 {"name":"notes","displayName":"Notes","dataType":"text","updateable":true}]}]}""");

        ObjectSchema schema =
                client.find(MarketoObject.custom("newEvent", "eventId"), true).orElseThrow();

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/customobjects/newEvent/describe.json");
        assertThat(transport.sent().get(0).impatient()).isTrue();
        assertThat(schema.fields()).containsOnlyKeys("eventId", "notes");
        assertThat(schema.fields().get("notes")).isEqualTo(new Field("notes", "Notes", "text", null, true, 0));
    }

    @Test
    void anObjectThatIsNotThereIsAbsentAndOtherRefusalsAreToldApart() {
        MarketoObject object = MarketoObject.custom("newEvent", "eventId");

        for (String code : List.of("1013", "610", "702")) {
            assertThat(refusing(code).find(object, true)).isEmpty();
            assertThat(refusing(code).customObjectTypes().find("newEvent")).isEmpty();
        }
        assertThatThrownBy(() -> refusing("610").find(MarketoObject.COMPANY, true))
                .isInstanceOf(MarketoRefused.class);
        assertThatThrownBy(() -> refusing("1026").find(object, true)).isInstanceOf(MarketoRefused.class);
        assertThatThrownBy(() -> refusing("616").customObjectTypes().find("newEvent"))
                .isInstanceOf(MarketoRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"draft, false, true", "approved, true, false", "approvedWithDraft, true, true"})
    void readsTheStateOfAType(String state, boolean approved, boolean drafted) {
        transport.answer("{\"success\":true,\"result\":[{\"apiName\":\"newEvent\",\"state\":\"" + state
                + "\",\"fields\":[{\"name\":\"eventId\"},{\"name\":\"name\"}]}]}");

        CustomObjectType type = types.find("newEvent").orElseThrow();

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/customobjects/schema/newEvent/describe.json");
        assertThat(type.approved()).isEqualTo(approved);
        assertThat(type.drafted()).isEqualTo(drafted);
        assertThat(type.fields()).containsExactlyInAnyOrder("eventId", "name");
    }

    @Test
    void anEmptyAnswerIsNoType() {
        transport.answer("{\"success\":true,\"result\":[]}");

        assertThat(types.draft("newEvent")).isEmpty();
        assertThat(transport.sent().get(0).query()).containsEntry("state", "draft");
    }

    @Test
    void createsATypeItsFieldsAndApprovesIt() {
        transport
                .answer("{\"success\":true,\"result\":[]}")
                .answer("{\"success\":true,\"result\":[]}")
                .answer("{\"success\":true,\"result\":[]}");

        types.create(new NewObjectType("newEvent", "New Event", "New Events", "Events", true));
        types.addFields(
                "newEvent",
                List.of(
                        new NewObjectField("eventId", "Event Id", "string", "the key", true, Optional.empty()),
                        new NewObjectField(
                                "contactId",
                                "Contact Id",
                                "link",
                                "who",
                                false,
                                Optional.of(new RelatedTo("lead", "Microsoft Id")))));
        types.approve("newEvent");

        assertThat(transport.sent())
                .extracting(MarketoRequest::path)
                .containsExactly(
                        "rest/v1/customobjects/schema.json",
                        "rest/v1/customobjects/schema/newEvent/addField.json",
                        "rest/v1/customobjects/schema/newEvent/approve.json");
        assertThat(transport.sent())
                .allSatisfy(request -> assertThat(request.effect()).isEqualTo(Effect.WRITE));
        assertThat(transport.sent())
                .extracting(MarketoRequest::repeat)
                .containsExactly(Repeat.SAFE, Repeat.ONCE, Repeat.ONCE);
        assertThat(transport.json(0))
                .isEqualTo("{\"action\":\"createOrUpdate\",\"apiName\":\"newEvent\",\"displayName\":\"New Event\","
                        + "\"pluralName\":\"New Events\",\"description\":\"Events\",\"showInLeadDetail\":true}");
        assertThat(transport.json(1))
                .contains("\"isDedupeField\":true", "\"dataType\":\"link\"", "\"name\":\"lead\"")
                .contains("\"field\":\"Microsoft Id\"")
                .containsOnlyOnce("isDedupeField");
        assertThat(transport.json(2)).as("an approval has no body").isEmpty();
    }
}
