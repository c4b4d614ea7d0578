package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.stream.MappingCheck.Result;
import dev.tandem.stream.MappingLine.Link;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.MappingLine.OverLong;
import dev.tandem.stream.StreamDefinition.Members;
import dev.tandem.stream.StreamDefinition.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of names that one of the two schemas lacks. */
class MappingNamesTest extends MappingOfContacts {

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
    void aCustomFieldThatIsNotThereWaitsForSetup() {
        fields.remove("microsoftType");
        Result result = check(custom("firstname", "microsoftNickname"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.missing()).containsExactly("microsoftNickname", "microsoftType");
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
    void aSkipRuleWhoseColumnIsAbsentIsLeftOut() {
        columns.remove("merged");
        Result result = check(line("firstname", "firstName"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.mapping().columns()).doesNotContain("merged");
    }

    @Test
    void theFilterIsUsedWhereItsColumnIs() {
        assertThat(check(line("firstname", "firstName")).mapping().filtered()).isTrue();

        columns.remove("new_synctomkto");
        Mapping without = check(line("firstname", "firstName")).mapping();

        assertThat(without.filtered()).isFalse();
        assertThat(without.columns()).doesNotContain("new_synctomkto");
    }
}
