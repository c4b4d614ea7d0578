package dev.tandem.sync;

import dev.tandem.governor.Urgency;
import dev.tandem.marketo.ChangeFeed;
import dev.tandem.marketo.FeedPage;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoCode;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.state.FeedPosition;
import dev.tandem.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marketo's feeds of persons, read page by page from where the state stands: changed, deleted, merged (Marketo reference,
 * section 7). Now and then the last hours are read once more, because entries may turn up later than their date says.
 */
public final class PersonFeed {

    /** The field by which marketing asks for a person to be created in Dynamics. */
    public static final String REQUEST = "syncToMicrosoft";

    /** The name under which the state knows how far changes of persons are taken in. */
    public static final String CHANGES = "leadchanges";

    /** How far back the sweep looks (Marketo reference, section 7.6). */
    private static final Duration SWEPT = Duration.ofHours(2);

    /** Where a feed is begun anew because its token is not taken any more: a little before what is known. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /**
     * What Marketo answers to a paging token that it does not take. Adobe documents neither the lifetime of a token nor
     * this answer: it is the code for a value that is not valid (Marketo reference, section 20, point 19).
     */
    private static final String BAD_TOKEN = MarketoCode.INVALID.number();

    private static final String MERGE = "Merge Leads";

    /** The id of that type in all instances that were seen (Marketo reference, section 7.4). */
    private static final int USUAL_MERGE = 32;

    private static final Logger LOG = LoggerFactory.getLogger(PersonFeed.class);

    private final Schemas schemas;
    private final State state;
    private final ChangeFeed feed;
    private final CoveredEdits covered;
    private final Duration sweepEach;
    private final int pagesAtMost;
    private final Clock clock;
    private final AtomicReference<Integer> mergeType = new AtomicReference<>();

    /** The feeds, by the names under which the state knows their positions. */
    enum Kind {
        CHANGES(PersonFeed.CHANGES),
        DELETIONS("deletedleads"),
        MERGES("merges"),
        /** The changes of the last hours once more. */
        SWEEP("sweep"),
        /** The merges of the last hours once more, because persons were deleted. */
        MERGE_SWEEP("merge-sweep");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    /**
     * @param covered the values that the state cannot hold; after a restart they are read once more
     * @param sweepEach how often the last hours are read once more
     * @param pagesAtMost pages of each feed a cycle, so that a flood cannot hold it
     */
    public PersonFeed(
            Schemas schemas,
            State state,
            MarketoClient marketo,
            CoveredEdits covered,
            Duration sweepEach,
            int pagesAtMost,
            Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.feed = marketo.with(Urgency.FEED).feed();
        this.covered = covered;
        this.sweepEach = sweepEach;
        this.pagesAtMost = pagesAtMost;
        this.clock = clock;
    }

    /**
     * One page of one feed.
     *
     * @param position where the feed stands when the page is stored; empty where a sweep has no place of its own
     */
    record Taken(Kind kind, FeedPage page, Optional<FeedPosition> position) {}

    /** The pages of all feeds; each is read when the one before is stored. */
    public Iterator<Taken> pages() {
        return new FeedPages(this);
    }

    /** Where a feed stands; a feed that was never read begins now. */
    Optional<FeedPosition> start(Kind kind) {
        Optional<FeedPosition> known = state.transaction(tx -> state.feeds().find(tx, kind.name));
        Instant now = clock.instant();
        return switch (kind) {
            case CHANGES, DELETIONS, MERGES ->
                Optional.of(known.orElseGet(() -> FeedPosition.first(kind.name, feed.tokenSince(now), now)));
            case SWEEP -> sweep(known, now);
            case MERGE_SWEEP ->
                state.transaction(tx -> state.personEnds().due(tx, now.plusSeconds(1), 1)).stream()
                        .findFirst()
                        .map(end -> FeedPosition.first(kind.name, feed.tokenSince(now.minus(SWEPT)), now));
        };
    }

    private Optional<FeedPosition> sweep(Optional<FeedPosition> known, Instant now) {
        if (known.isEmpty()) {
            return Optional.of(FeedPosition.first(Kind.SWEEP.name, null, now));
        }
        Instant usual = now.minus(SWEPT);
        Optional<Instant> lacking = covered.lacking(state.transaction(state.sent()::late))
                .map(read -> read.minus(OVERLAP))
                .map(since -> since.isBefore(usual) ? since : usual);
        boolean due = !known.get().watermark().plus(sweepEach).isAfter(now);
        return lacking.or(() -> due ? Optional.of(usual) : Optional.empty())
                .map(since -> known.get().at(feed.tokenSince(since), now));
    }

    /** The page at a position. Where Marketo does not take the token any more, the feed is read on from its time. */
    FeedPage read(Kind kind, FeedPosition at) {
        try {
            return read(kind, at.token());
        } catch (MarketoRefused refused) {
            if (!refused.code().equals(BAD_TOKEN)) {
                throw refused;
            }
            Instant since = at.watermark().minus(OVERLAP);
            LOG.info("Marketo no longer knows where its feed '{}' was left; it is read on from {}.", kind.name, since);
            return read(kind, feed.tokenSince(since));
        }
    }

    private FeedPage read(Kind kind, String token) {
        return switch (kind) {
            case CHANGES, SWEEP -> feed.personChanges(token, fields());
            case DELETIONS -> feed.deletedPersons(token);
            case MERGES, MERGE_SWEEP -> feed.activities(token, List.of(mergeType()));
        };
    }

    /** Which fields' changes are told of: those that travel to Dynamics, and the request. */
    private Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        schemas.persons().forEach(stream -> fields.addAll(stream.fedFields()));
        fields.add(REQUEST);
        return fields;
    }

    private int mergeType() {
        return mergeType.updateAndGet(
                known -> known == null ? feed.activityTypes().getOrDefault(MERGE, USUAL_MERGE) : known);
    }

    int pagesAtMost() {
        return pagesAtMost;
    }
}
