package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.stream.MappingCheck.Result;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the lines of a stream's mapping are settled against both schemas. */
class MappingCheckTest extends MappingOfContacts {

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
    void tellsEveryProblemAtOnce() {
        assertThat(check(line("a", "email"), line("b", "firstName"), line("createdon", "createdAt"))
                        .problems())
                .hasSize(3);
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
}
