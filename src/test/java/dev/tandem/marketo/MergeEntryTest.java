package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeEntryTest {

    private static FeedEntry merge(Map<String, String> attributes) {
        return new FeedEntry("1", "90117", Instant.EPOCH, 32, List.of(), attributes);
    }

    @ParameterizedTest
    @CsvSource({
        "Merge IDs, '5,6'",
        "Merge IDs, '[5, 6]'",
        "Merge Ids, '[\"5\",\"6\"]'",
        "Merged IDs, '5;6'",
        "mergeIds, '5 6'",
        "Merged Lead IDs, '5, 6, 90117'",
        "Merge Person IDs, '5,6'",
        "Merged Leads IDs, '5,6'",
        "merge_ids, '5,6,5'",
        "Losing IDs, '5,6'"
    })
    void readsWhoWasMergedAwayWhateverTheFormOfTheList(String name, String list) {
        assertThat(MergeEntry.losers(merge(Map.of("Merged in Sales", "false", name, list))))
                .containsExactly("5", "6");
    }

    @ParameterizedTest
    @CsvSource({"Merge Source, 77", "Merged in Sales, 1", "Master Updated, 1", "Lead ID, 8", "Merge IDs, ''"})
    void otherAttributesTellNothing(String name, String value) {
        assertThat(MergeEntry.losers(merge(Map.of(name, value)))).isEmpty();
    }

    @Test
    void severalListsAreOne() {
        assertThat(MergeEntry.losers(merge(Map.of("Merge ID", "5", "Merged IDs", "6"))))
                .containsExactlyInAnyOrder("5", "6");
    }
}
