package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.stream.MappingCheck.Result;
import dev.tandem.stream.MappingLine.Link;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.MappingLine.OverLong;
import dev.tandem.stream.StreamDefinition.Deletes;
import dev.tandem.stream.StreamDefinition.Match;
import dev.tandem.stream.StreamDefinition.Members;
import dev.tandem.stream.StreamDefinition.Source;
import dev.tandem.stream.StreamDefinition.Target;
import dev.tandem.stream.StreamDefinition.TwoWay;
import dev.tandem.stream.StreamDefinition.TypeStamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a stream's mapping is settled against both schemas. */
class MappingCheckTest {

    private Source source = new Source("contact", "contactid");
    private Optional<OnlyWhen> onlyWhen = Optional.empty();
    private final Map<String, ColumnShape> columns = new HashMap<>(Map.of(
            "contactid", column("UniqueidentifierType"),
            "emailaddress1", column("StringType"),
            "firstname", column("StringType"),
            "createdon", column("DateTimeType"),
            "ownerid", column("OwnerType"),
            "parentcustomerid", column("CustomerType"),
            "new_synctomkto", column("BooleanType"),
            "merged", column("BooleanType")));
    private final Map<String, FieldShape> fields = new HashMap<>(Map.of(
            "email", field("email"),
            "firstName", field("string"),
            "score", field("score"),
            "createdAt", new FieldShape("datetime", null, false),
            "salesPerson", field("string"),
            "microsoftId", field("string"),
            "microsoftType", field("string"),
            "microsoftIsDeleted", field("boolean")));

    private Set<String> required = Set.of();
    private KnownNames known = KnownNames.NONE;

    @Test
    void settlesEveryLineOfAMappingThatFits() {
        Result result = check(line("emailaddress1", "email"), line("firstname", "firstName"), owner());

        assertThat(result.problems()).isEmpty();
        assertThat(result.missing()).isEmpty();
        assertThat(result.mapping().lines())
                .extracting(settled -> settled.line().column())
                .containsExactly("emailaddress1", "firstname");
        assertThat(result.mapping().references()).containsExactly(owner());
        assertThat(result.mapping().notices()).isEmpty();
    }

    @Test
    void readsKeyLinesFilterSkipRuleMatchAndVersion() {
        Result result = check(line("firstname", "firstName"), owner());

        assertThat(result.mapping().columns())
                .containsExactly(
                        "contactid",
                        "firstname",
                        "ownerid",
                        "new_synctomkto",
                        "merged",
                        "emailaddress1",
                        "versionnumber");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "frstname|firstName|the table contact has no readable column frstname; correct the name",
                "firstname|fristName|Marketo has no field fristName; correct the name",
                "createdon|createdAt|Marketo does not let the API write createdAt; take the line out",
                "firstname|score|a column of type StringType cannot become a field of type score; map it",
                "ownerid|salesPerson|a column of type OwnerType cannot become a field of type string",
            })
    void refusesALineThatCannotWork(String column, String field, String sentence) {
        Result result = check(line(column, field));

        assertThat(result.problems())
                .singleElement()
                .asString()
                .startsWith("config/streams, contacts, " + column + ": ")
                .contains(sentence);
        assertThat(result.mapping().lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LookupType", "CustomerType", "OwnerType"})
    void aLookupWithToIsAReference(String type) {
        columns.put("ownerid", column(type));

        assertThat(check(owner()).mapping().references()).containsExactly(owner());
    }

    @Test
    void toIsRefusedOnAColumnThatIsNoLookup() {
        columns.put("ownerid", column("StringType"));

        assertThat(check(owner()).problems())
                .singleElement()
                .asString()
                .contains("ownerid is no lookup; take 'to' out");
    }

    @Test
    void aCustomFieldThatIsNotThereWaitsForSetup() {
        fields.remove("microsoftType");
        Result result = check(custom("firstname", "microsoftNickname"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.missing()).containsExactly("microsoftNickname", "microsoftType");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"mkt_lastmoment, firstName", "firstname, lastMoment"})
    void anOptionalLineIsLeftOutWithANotice(String column, String field) {
        Result result = check(optional(column, field));

        assertThat(result.problems()).isEmpty();
        assertThat(result.mapping().lines()).isEmpty();
        assertThat(result.mapping().columns()).doesNotContain("mkt_lastmoment");
        assertThat(result.mapping().notices())
                .singleElement()
                .asString()
                .startsWith("contacts goes without optional lines")
                .endsWith(": " + column);
    }

    @Test
    void tellsEveryProblemAtOnce() {
        assertThat(check(line("a", "email"), line("b", "firstName"), line("createdon", "createdAt"))
                        .problems())
                .hasSize(3);
    }

    @Test
    void aConditionsColumnsAreReadAndItsTextBelongsToTheExtent() {
        String without = check(line("firstname", "firstName")).mapping().extent();
        onlyWhen = Optional.of(new OnlyWhen("${body[createdon]} != null"));
        Mapping mapping = check(line("firstname", "firstName")).mapping();
        onlyWhen = Optional.of(new OnlyWhen("${body[createdon]} == null"));

        assertThat(mapping.columns()).contains("createdon");
        assertThat(mapping.extent()).isNotEqualTo(without);
        assertThat(check(line("firstname", "firstName")).mapping().extent()).isNotEqualTo(mapping.extent());
    }

    @Test
    void aConditionOnAnUnknownColumnIsAProblem() {
        onlyWhen = Optional.of(new OnlyWhen("${body[new_nothing]} == 1"));

        assertThat(check(line("firstname", "firstName")).problems())
                .singleElement()
                .asString()
                .startsWith("config/streams, contacts, only-when: ")
                .contains("no readable column new_nothing");
    }

    @Test
    void theFilterIsUsedWhereItsColumnIs() {
        assertThat(check(line("firstname", "firstName")).mapping().filtered()).isTrue();

        columns.remove("new_synctomkto");
        Mapping without = check(line("firstname", "firstName")).mapping();

        assertThat(without.filtered()).isFalse();
        assertThat(without.columns()).doesNotContain("new_synctomkto");
    }

    @Test
    void aSkipRuleWhoseColumnIsAbsentIsLeftOut() {
        columns.remove("merged");
        Result result = check(line("firstname", "firstName"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.mapping().columns()).doesNotContain("merged");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"frstname, firstName, true", "firstname, fristName, false"})
    void aNameThatWorkedBeforeIsParked(String column, String field, boolean columnGone) {
        known = new KnownNames(Set.of("frstname", "firstname"), Set.of("firstName", "fristName"));

        Result result = check(line(column, field), line("emailaddress1", "email"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.parked()).containsExactly(new ParkedLine(line(column, field), columnGone));
        assertThat(result.parked().get(0).sentence())
                .contains(columnGone ? "no readable column frstname any more" : "no field fristName any more")
                .contains("or take the line out");
        assertThat(result.mapping().lines())
                .extracting(settled -> settled.line().column())
                .containsExactly("emailaddress1");
    }

    @Test
    void aCustomFieldThatWorkedBeforeIsParkedRatherThanSetUp() {
        known = new KnownNames(Set.of("firstname"), Set.of("microsoftNickname"));
        Result result = check(custom("firstname", "microsoftNickname"));

        assertThat(result.missing()).isEmpty();
        assertThat(result.parked()).hasSize(1);
    }

    @Test
    void aLineWithoutWhichNoRecordCanBeWrittenIsNotParked() {
        known = new KnownNames(Set.of("gone"), Set.of("firstName"));
        required = Set.of("firstName");
        Result result = check(line("gone", "firstName"));

        assertThat(result.parked()).isEmpty();
        assertThat(result.problems())
                .singleElement()
                .asString()
                .contains(
                        "has no readable column gone any more, and no record can be written without it; bring it back");
    }

    @Test
    void aFieldThatMarketoRequiresMustBeFed() {
        required = Set.of("microsoftId", "email", "name");

        assertThat(check(line("emailaddress1", "email")).problems())
                .containsExactly(
                        "config/streams, contacts, fields: Marketo takes no record without name; map a column to it");
    }

    @Test
    void aFieldThatIsShorterThanItsColumnIsToldOnceForTheStream() {
        fields.put("firstName", new FieldShape("string", 40, true));
        fields.put("email", new FieldShape("email", 99, true));
        fields.put("label", new FieldShape("string", 3, true));
        columns.put("kind", new ColumnShape("PicklistType", null, false, Map.of(1, "One", 2, "Four")));

        Result result = check(line("emailaddress1", "email"), line("firstname", "firstName"), line("kind", "label"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.mapping().notices())
                .containsExactly("contacts may hold longer texts than Marketo's fields: "
                        + "emailaddress1 (100 characters, email takes 99, cut), "
                        + "firstname (100 characters, firstName takes 40, cut), "
                        + "kind (4 characters, label takes 3, cut)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "boolean", "email", "url", "score"})
    void aKeyNeedsAFieldThatCanHoldIt(String type) {
        fields.put("salesPerson", new FieldShape(type, null, true));

        assertThat(check(owner()).problems())
                .singleElement()
                .asString()
                .contains("a field of type " + type + " cannot hold the key of another record; map it to");
    }

    @Test
    void anotherLineOrAnotherChoiceIsAnotherExtent() {
        String extent = check(line("firstname", "firstName")).mapping().extent();

        assertThat(check(line("firstname", "firstName")).mapping().extent()).isEqualTo(extent);
        assertThat(check(line("firstname", "email")).mapping().extent()).isNotEqualTo(extent);
        assertThat(check(line("firstname", "firstName"), owner()).mapping().extent())
                .isNotEqualTo(extent);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "emailaddress1|match: the table contact has no readable column emailaddress1",
                "contactid|key: the table contact has no readable column contactid"
            })
    void keyAndMatchMustNameColumns(String absent, String sentence) {
        columns.remove(absent);

        assertThat(check(line("firstname", "firstName")).problems())
                .singleElement()
                .asString()
                .contains(sentence, "correct the name");
    }

    @Test
    void matchMustNameAField() {
        fields.remove("email");

        assertThat(check(line("firstname", "firstName")).problems())
                .singleElement()
                .asString()
                .contains("match: Marketo has no field email; correct the name");
    }

    @Test
    void linesTowardsDynamicsAloneNeedAFieldThatIsThereAndMayBeReadOnly() {
        columns.put("score", column("IntegerType"));
        fields.put("leadScore", new FieldShape("integer", null, false));

        assertThat(check(MappingLine.plain("score", "leadScore", Direction.TO_DYNAMICS))
                        .problems())
                .isEmpty();
        assertThat(check(MappingLine.plain("score", "nothing", Direction.TO_DYNAMICS))
                        .problems())
                .singleElement()
                .asString()
                .contains("Marketo has no field nothing");
    }

    @ParameterizedTest(name = "a field of type {0}")
    @CsvSource({"text, 0, 0", "string, 1, 0", "absent, 0, 1"})
    void theListOfMembersNeedsATextArea(String type, int problems, int missing) {
        if (!type.equals("absent")) {
            fields.put("memberIds", field(type));
        }
        source = new Source("contact", "contactid", Optional.of(new Members("members", "memberid", "memberIds")));

        Result result = check(line("firstname", "firstName"));

        assertThat(result.problems()).hasSize(problems).allMatch(problem -> problem.contains("cannot hold a list"));
        assertThat(result.missing()).hasSize(missing);
    }

    @Test
    void aLinkThatIsNotThereWaitsForSetup() {
        MappingLine link = new MappingLine(
                "parentcustomerid",
                "companyLink",
                List.of(),
                Direction.TO_MARKETO,
                false,
                false,
                false,
                OverLong.CUT,
                Optional.empty(),
                Optional.empty(),
                LookupAs.KEY,
                List.of("accounts"),
                Merging.PLAIN,
                Optional.of(new Link("company", "externalCompanyId")));

        assertThat(check(link).missing()).containsExactly("companyLink");
        fields.put("companyLink", field("string"));
        assertThat(check(link).mapping().references()).containsExactly(link);
    }

    @Test
    void anotherFieldOrAnotherLengthIsAnotherForm() {
        String form = check(line("firstname", "firstName")).mapping().form();
        fields.put("firstName", new FieldShape("string", 40, true));
        String narrower = check(line("firstname", "firstName")).mapping().form();

        assertThat(narrower).isNotEqualTo(form);
        assertThat(check(line("firstname", "email")).mapping().form()).isNotIn(form, narrower);
        assertThat(check(line("firstname", "firstName"), owner()).mapping().form())
                .isNotIn(form, narrower);
    }

    private Result check(MappingLine... lines) {
        StreamDefinition stream = new StreamDefinition(
                "contacts",
                Direction.TO_MARKETO,
                false,
                source,
                new Target(
                        "person",
                        Optional.empty(),
                        Optional.of("microsoftId"),
                        true,
                        Optional.of(new TypeStamp("microsoftType", "Contact")),
                        Optional.of("microsoftIsDeleted"),
                        Optional.empty()),
                Optional.of("new_synctomkto"),
                onlyWhen,
                Map.of("merged", true),
                Optional.of(new Match("emailaddress1", "email")),
                Optional.empty(),
                Deletes.FLAG,
                TwoWay.DEFAULT,
                List.of("users"),
                List.of(lines));
        return MappingCheck.check(stream, columns, fields, required, known);
    }

    private static ColumnShape column(String type) {
        return new ColumnShape(type, type.equals("StringType") ? 100 : null, false, Map.of());
    }

    private static FieldShape field(String type) {
        return new FieldShape(type, type.equals("string") || type.equals("email") ? 255 : null, true);
    }

    private static MappingLine line(String column, String field) {
        return MappingLine.plain(column, field, Direction.TO_MARKETO);
    }

    private static MappingLine optional(String column, String field) {
        return line(column, field, true, Optional.empty(), List.of());
    }

    private static MappingLine custom(String column, String field) {
        return line(column, field, false, Optional.of("string"), List.of());
    }

    private static MappingLine owner() {
        return line("ownerid", "salesPerson", false, Optional.empty(), List.of("users"));
    }

    private static MappingLine line(
            String column, String field, boolean optional, Optional<String> custom, List<String> to) {
        return new MappingLine(
                column,
                field,
                List.of(),
                Direction.TO_MARKETO,
                optional,
                false,
                false,
                OverLong.CUT,
                custom,
                Optional.empty(),
                LookupAs.KEY,
                to,
                Merging.PLAIN,
                Optional.empty());
    }
}
