package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many members a text field of Marketo takes. */
class MemberListTest {

    @ParameterizedTest(name = "{0} members: {1} fit")
    @CsvSource({"1, 1", "810, 810", "811, 810", "5000, 810"})
    void holdsAsManyWholeIdsAsFit(int members, int fitting) {
        List<UUID> ids =
                LongStream.range(0, members).mapToObj(i -> new UUID(0, i)).toList();

        MemberList list = MemberList.of(ids);

        assertThat(list.text()).hasSizeLessThanOrEqualTo(30_000);
        assertThat(list.text().split(",", -1)).hasSize(fitting).endsWith(new UUID(0, fitting - 1L).toString());
        assertThat(list.left()).isEqualTo(members - fitting);
    }

    @Test
    void isNothingForNoMembers() {
        assertThat(MemberList.of(List.of())).isEqualTo(new MemberList(null, 0));
    }
}
