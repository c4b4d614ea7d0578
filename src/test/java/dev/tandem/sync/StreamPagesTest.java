package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamPagesTest {

    private final Turn turn = new Turn();
    private final List<String> asked = new ArrayList<>();

    @Test
    void walksTheLanesOneAfterTheOtherAndEndsWithAnEmptyPage() {
        StreamPages pages = new StreamPages("contacts", turn, lane("feed", 2), lane("catch-up", 0), lane("retries", 1));

        List<Integer> sizes = new ArrayList<>();
        while (pages.hasNext()) {
            sizes.add(pages.next().size());
            turn.giveBack();
        }

        assertThat(sizes).containsExactly(1, 1, 1, 0);
        assertThat(asked).containsExactly("feed", "feed", "feed", "catch-up", "retries", "retries");
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void neverLooksAheadWhenAskedWhetherThereIsMore() {
        StreamPages pages = new StreamPages("contacts", turn, lane("feed", 1));

        assertThat(pages.hasNext()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void readsNothingMoreAfterAPageThatWasNotCommitted() {
        StreamPages pages = new StreamPages("contacts", turn, lane("feed", 5));
        pages.next();

        List<Page> walked = rest(pages);

        assertThat(walked).singleElement().satisfies(page -> assertThat(page.size())
                .isZero());
        assertThat(asked).containsExactly("feed");
    }

    @Test
    void readsNothingMoreAfterALaneThatFailed() {
        StreamPages pages = new StreamPages("contacts", turn, () -> {
            asked.add("broken");
            throw new IllegalStateException("the line broke");
        });
        assertThatThrownBy(pages::next).hasMessage("the line broke");

        rest(pages);

        assertThat(asked).containsExactly("broken");
    }

    private static List<Page> rest(Iterator<Page> pages) {
        List<Page> walked = new ArrayList<>();
        pages.forEachRemaining(walked::add);
        return walked;
    }

    private PageSource lane(String name, int count) {
        List<Page> left = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            left.add(new Page("contacts", Lane.LOAD, 1, List.of(), List.of(UUID.randomUUID()), Optional.empty()));
        }
        return () -> {
            asked.add(name);
            return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
        };
    }
}
