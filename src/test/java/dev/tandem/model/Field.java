package dev.tandem.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that travels both ways, with values to draw from. Values are texts as both sides would show them: empty for
 * nothing, {@code true} or {@code false} for a flag, the label of an option.
 *
 * @param column its name in Dynamics
 * @param field its name in Marketo
 * @param values what people enter; an empty one clears
 */
record Field(String column, String field, Kind kind, List<String> values) {

    /** How values travel. */
    enum Kind {
        TEXT,
        /** An option, which is a number in Dynamics and its label in Marketo. */
        OPTION,
        /** Consent: an opt-out wins over everything. */
        OPT_OUT
    }

    private static final String LABEL = "@OData.Community.Display.V1.FormattedValue";

    static final Field EMAIL = text("emailaddress1", "email", "");

    /** Of leads and contacts alike. */
    static final List<Field> OF_BOTH = ofBoth();

    /** Of leads alone; the company's name leaves the person as soon as it has an account, which these leads never have. */
    static final List<Field> OF_LEADS = ofLeads();

    private static List<Field> ofBoth() {
        List<Field> fields = new ArrayList<>();
        String plain =
                "salutation=salutation firstname=firstName middlename=middleName jobtitle=title telephone1=phone "
                        + "mobilephone=mobilePhone telephone2=microsoftHomePhone address1_line1=address "
                        + "address1_line2=microsoftAddress2 address1_line3=microsoftAddress3 address1_city=city "
                        + "address1_stateorprovince=state address1_country=country address1_postalcode=postalCode "
                        + "description=mktoPersonNotes";
        for (String pair : plain.split(" ", -1)) {
            fields.add(text(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1), ""));
        }
        // Dynamics wants a name
        fields.add(new Field("lastname", "lastName", Kind.TEXT, List.of("Ash", "Birch", "Cedar")));
        fields.add(EMAIL);
        fields.add(new Field(
                "preferredcontactmethodcode",
                "microsoftPreferredMethodOfContact",
                Kind.OPTION,
                List.of("Any", "Email", "Phone", "Fax", "Mail")));
        for (String pair : List.of(
                "donotphone=doNotCall",
                "donotbulkemail=unsubscribed",
                "donotemail=microsoftDoNotEmail",
                "donotfax=microsoftDoNotFax",
                "donotsendmm=microsoftDoNotSendMarketingMaterial")) {
            fields.add(new Field(
                    pair.substring(0, pair.indexOf('=')),
                    pair.substring(pair.indexOf('=') + 1),
                    Kind.OPT_OUT,
                    List.of("true", "false")));
        }
        return List.copyOf(fields);
    }

    private static List<Field> ofLeads() {
        List<Field> fields = new ArrayList<>(OF_BOTH);
        fields.add(text("fax", "fax", ""));
        fields.add(text("subject", "microsoftTopic", ""));
        fields.add(text("companyname", "company", ""));
        fields.add(new Field("leadqualitycode", "rating", Kind.OPTION, List.of("Hot", "Warm", "Cold")));
        return List.copyOf(fields);
    }

    private static Field text(String column, String field, String nothing) {
        return new Field(column, field, Kind.TEXT, List.of("one", "two", "three", nothing));
    }

    static List<Field> of(String set) {
        return set.equals("leads") ? OF_LEADS : OF_BOTH;
    }

    /** Fields of which the connection with an account would take the person's own. */
    static final Set<String> OF_COMPANIES = Set.of("companyname");

    boolean consent() {
        return kind == Kind.OPT_OUT;
    }

    /** The value in a row of Dynamics. */
    String inRow(JsonNode row) {
        return switch (kind) {
            case TEXT -> row.path(column).asText("").strip();
            case OPTION -> row.path(column + LABEL).asText("");
            case OPT_OUT -> String.valueOf(row.path(column).asBoolean());
        };
    }

    /** The value of a person. */
    String inPerson(JsonNode person) {
        JsonNode value = person.path(field);
        return kind == Kind.OPT_OUT
                ? String.valueOf(value.asBoolean())
                : value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
    }

    /** As Dynamics wants it. */
    Object forRow(String value) {
        return switch (kind) {
            case TEXT -> value.isEmpty() ? null : value;
            case OPTION -> values.indexOf(value) + 1;
            case OPT_OUT -> Boolean.valueOf(value);
        };
    }

    /** As Marketo wants it. */
    Object forPerson(String value) {
        return kind == Kind.OPT_OUT ? Boolean.valueOf(value) : value.isEmpty() ? null : value;
    }

    /** All names, for a look at a person. */
    static String[] names(List<Field> fields, String... more) {
        List<String> names = new ArrayList<>(List.of(more));
        fields.forEach(field -> names.add(field.field()));
        return names.toArray(String[]::new);
    }

    /** The values of a row by field. */
    static Map<Field, String> inRow(List<Field> fields, JsonNode row) {
        Map<Field, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, field.inRow(row)));
        return values;
    }

    /** The values of a person by field. */
    static Map<Field, String> inPerson(List<Field> fields, JsonNode person) {
        Map<Field, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, field.inPerson(person)));
        return values;
    }
}
