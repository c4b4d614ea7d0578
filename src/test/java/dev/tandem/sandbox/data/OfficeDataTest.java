package dev.tandem.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfficeDataTest {

    private static final Instant NOW = Instant.parse("2026-08-14T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String APPLICATION = "6d1e7a52-5b0e-4b6c-9d56-0c7a00dd0004";
    private static final OfficeData OFFICE = OfficeData.of(1_000, 1, CLOCK, APPLICATION);

    private record Row(String table, Map<String, Object> columns) {}

    @Test
    void givesTheSameRowsForTheSameSeed() {
        assertThat(rows(OfficeData.of(200, 7, CLOCK, APPLICATION)))
                .isEqualTo(rows(OfficeData.of(200, 7, CLOCK, APPLICATION)))
                .isNotEqualTo(rows(OfficeData.of(200, 8, CLOCK, APPLICATION)));
        assertThat(persons(OfficeData.of(200, 7, CLOCK, APPLICATION)))
                .isEqualTo(persons(OfficeData.of(200, 7, CLOCK, APPLICATION)));
    }

    @Test
    void hasTheSizesItPromises() {
        Map<String, Long> counts =
                rows(OFFICE).stream().collect(Collectors.groupingBy(Row::table, Collectors.counting()));

        assertThat(counts)
                .containsEntry("systemuser", 50L)
                .containsEntry("team", 5L)
                .containsEntry("account", 200L)
                .containsEntry("contact", 1_000L)
                .containsEntry("lead", 500L)
                .containsEntry("opportunity", 300L)
                .containsEntry("connection", 600L)
                .containsEntry("new_event", 100L)
                .containsEntry("businessunit", 1L)
                .containsEntry("transactioncurrency", 1L);
        assertThat(persons(OFFICE)).hasSize(120);
    }

    @Test
    void worksInTheSmallest() {
        assertThat(rows(OfficeData.of(0, 1, CLOCK, APPLICATION))).isNotEmpty();
        assertThat(rows(OfficeData.of(3, 1, CLOCK, APPLICATION)))
                .filteredOn(row -> row.table().equals("contact"))
                .hasSize(3);
    }

    @Test
    void pointsOnlyToRowsThatCameBefore() {
        Set<Ref> known = new HashSet<>();
        rows(OFFICE).forEach(row -> {
            known.add(new Ref(row.table(), key(row)));
            row.columns().forEach((column, value) -> {
                if (value instanceof Ref ref
                        && !Set.of("relatedconnectionid", "createdby", "modifiedby")
                                .contains(column)) {
                    assertThat(known).as(row.table() + "." + column).contains(ref);
                }
            });
        });
        assertThat(known).as("no id twice").hasSize(rows(OFFICE).size());
    }

    @Test
    void repeatsAboutTwoPercentOfTheAddresses() {
        List<String> emails = values("contact", "emailaddress1", value -> ((String) value).toLowerCase(Locale.ROOT));

        assertThat(emails.size() - new HashSet<>(emails).size()).isEqualTo(20);
        assertThat(emails)
                .allMatch(email -> StandardCharsets.US_ASCII.newEncoder().canEncode(email)
                        && email.matches("[a-z0-9.]+@[a-z0-9.-]+\\.example"));
        assertThat(emails).anyMatch(email -> email.length() == 100).noneMatch(email -> email.length() > 100);
    }

    @Test
    void givesAdoptablePersonsTheAddressOfExactlyOneContact() {
        Map<String, Long> contacts = values("contact", "emailaddress1", Function.identity()).stream()
                .collect(Collectors.groupingBy(String::valueOf, Collectors.counting()));
        List<String> persons = persons(OFFICE).stream()
                .map(person -> (String) person.get("email"))
                .toList();

        assertThat(persons).doesNotHaveDuplicates();
        assertThat(persons.stream().filter(contacts::containsKey))
                .hasSize(20)
                .allMatch(email -> contacts.get(email) == 1);
    }

    @Test
    void hasEveryValueOfEveryOptionSet() {
        assertThat(distinct("account", "industrycode")).isEqualTo(numbers(1, 33));
        assertThat(distinct("account", "customertypecode")).isEqualTo(numbers(1, 12));
        assertThat(distinct("lead", "leadsourcecode")).isEqualTo(numbers(1, 10));
        assertThat(distinct("lead", "statuscode")).isEqualTo(numbers(1, 7));
        assertThat(distinct("contact", "preferredcontactmethodcode")).isEqualTo(numbers(1, 5));
        assertThat(distinct("contact", "statecode")).isEqualTo(numbers(0, 1));
        assertThat(distinct("opportunity", "statuscode")).isEqualTo(numbers(1, 5));
        assertThat(distinct("new_event", "new_kind")).isEqualTo(numbers(100_000_000, 100_000_003));
    }

    @Test
    void hasBareAndFullRows() {
        assertThat(tables("contact")).anySatisfy(columns -> assertThat(columns)
                .doesNotContainKeys("firstname", "emailaddress1", "telephone1", "parentcustomerid", "description"));
        assertThat(tables("contact")).anySatisfy(columns -> assertThat(columns)
                .hasEntrySatisfying(
                        "description", text -> assertThat((String) text).hasSize(2_000))
                .hasEntrySatisfying(
                        "lastname", text -> assertThat((String) text).hasSize(50))
                .hasEntrySatisfying(
                        "emailaddress1", text -> assertThat((String) text).hasSize(100))
                .hasEntrySatisfying(
                        "address1_line1", text -> assertThat((String) text).hasSize(250)));
    }

    @Test
    void keepsTextsFreeOfBlankEnds() {
        assertThat(rows(OFFICE)).allSatisfy(row -> row.columns().forEach((column, value) -> {
            if (value instanceof String text) {
                assertThat(text)
                        .as(row.table() + "." + column)
                        .isEqualTo(text.strip())
                        .isNotEmpty();
                assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(text);
            }
        }));
    }

    @Test
    void speaksManyLanguages() {
        String names = String.join(" ", values("contact", "lastname", String::valueOf));

        assertThat(names)
                .matches("(?s).*\\p{IsGreek}.*")
                .matches("(?s).*\\p{IsCyrillic}.*")
                .matches("(?s).*\\p{IsHan}.*")
                .matches("(?s).*[ąęłńśźżó].*");
        assertThat(String.join(" ", values("contact", "description", String::valueOf)))
                .contains("🎪", "\n", ";", "\"", "\\", "<", "&");
    }

    @Test
    void hasContactsWithoutACompanyAndWithAContactAsParent() {
        assertThat(tables("contact")).anyMatch(columns -> !columns.containsKey("parentcustomerid"));
        assertThat(values("contact", "parentcustomerid", ref -> ((Ref) ref).table()))
                .contains("account", "contact");
        assertThat(values("account", "ownerid", ref -> ((Ref) ref).table())).contains("team", "systemuser");
        assertThat(tables("contact").stream()
                        .filter(columns -> columns.get("donotbulkemail").equals(true)))
                .hasSizeBetween(50, 150);
    }

    @Test
    void neverLetsAnAccessTeamOwnRows() {
        Set<UUID> access = tables("team").stream()
                .filter(columns -> columns.get("teamtype").equals(1))
                .map(columns -> (UUID) columns.get("teamid"))
                .collect(Collectors.toSet());

        assertThat(access).hasSize(1);
        assertThat(values("account", "ownerid", ref -> ((Ref) ref).id())).doesNotContainAnyElementsOf(access);
    }

    @Test
    void liesInThePastByAnHourAtLeast() {
        assertThat(rows(OFFICE))
                .filteredOn(row -> row.columns().containsKey("createdon"))
                .allSatisfy(row -> {
                    Instant created = (Instant) row.columns().get("createdon");
                    Instant modified = (Instant) row.columns().get("modifiedon");
                    assertThat(modified).isBetween(created, NOW.minus(Duration.ofHours(1)));
                });
    }

    @Test
    void addsTheSyncFilterOnRequestOnly() {
        assertThat(tables("contact")).noneMatch(columns -> columns.containsKey("new_synctomkto"));
        List<Object> filters = new ArrayList<>();
        OFFICE.writeRows(
                (table, columns) -> {
                    if (table.equals("contact")) {
                        filters.add(columns.get("new_synctomkto"));
                    }
                },
                true);
        assertThat(new HashSet<>(filters)).containsExactlyInAnyOrder(null, true, false);
    }

    @Test
    void knowsTheSyncUserUnderTheSameIdForEverySeed() {
        assertThat(rows(OfficeData.of(10, 99, CLOCK, APPLICATION)))
                .filteredOn(row -> row.columns().containsKey("applicationid"))
                .singleElement()
                .satisfies(row -> assertThat(row.columns())
                        .containsEntry("systemuserid", OfficeData.APPLICATION_USER)
                        .containsEntry("applicationid", UUID.fromString(APPLICATION)));
    }

    private static UUID key(Row row) {
        return (UUID) row.columns().get(row.table() + "id");
    }

    private static List<Row> rows(OfficeData office) {
        List<Row> rows = new ArrayList<>();
        office.writeRows((table, columns) -> rows.add(new Row(table, new HashMap<>(columns))));
        return rows;
    }

    private static List<Map<String, Object>> persons(OfficeData office) {
        List<Map<String, Object>> persons = new ArrayList<>();
        office.writePersons(persons::add);
        return persons;
    }

    private static List<Map<String, Object>> tables(String table) {
        return rows(OFFICE).stream()
                .filter(row -> row.table().equals(table))
                .map(Row::columns)
                .toList();
    }

    private static <T> List<T> values(String table, String column, Function<Object, T> as) {
        return tables(table).stream()
                .map(columns -> columns.get(column))
                .filter(Objects::nonNull)
                .map(as)
                .toList();
    }

    private static Set<Object> distinct(String table, String column) {
        return new HashSet<>(values(table, column, Function.identity()));
    }

    private static Set<Object> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    }
}
