package dev.tandem.sandbox.marketo.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.http.ChangeFeed;
import dev.tandem.sandbox.http.FeedOddities;
import dev.tandem.sandbox.marketo.store.Activity;
import dev.tandem.sandbox.marketo.store.ActivityContent;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.StaticList;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.PageToken;
import dev.tandem.sandbox.marketo.wire.PageToken.FeedPlace;
import dev.tandem.sandbox.marketo.wire.PageToken.FeedToken;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operations of the change feed. A token is always returned; only {@code moreResult} says whether to go on now. */
public final class FeedOperations {

    private static final int TYPES = 10;
    private static final int LEADS = 30;
    private static final int ASSETS = 300;
    private static final int TOKEN_SECONDS = 7 * 24 * 3600;
    private static final int LARGE_LIST = 10_000;

    private final Database database;
    private final ChangeFeed feed;
    private final ActivityWriter writer;

    private FeedOperations(Database database, ChangeFeed feed) {
        this.database = database;
        this.feed = feed;
        this.writer = new ActivityWriter(database);
    }

    /**
     * Adds them to the table.
     *
     * @param behaviour how the feed behaves
     * @param customTypes writes the catalogue's entries of the types that the subscription has of its own
     */
    public static void addTo(Routes routes, Database database, ChangeFeed behaviour, Envelope.Content customTypes) {
        FeedOperations feed = new FeedOperations(database, behaviour);
        routes.add("GET", "/rest/v1/activities/pagingtoken.json", "Get Paging Token", feed::pagingToken);
        routes.add("GET", "/rest/v1/activities/leadchanges.json", "Get Lead Changes", feed::leadChanges);
        routes.add("GET", "/rest/v1/activities.json", "Get Lead Activities", feed::activities);
        routes.add("GET", "/rest/v1/activities/deletedleads.json", "Get Deleted Leads", feed::deletedLeads);
        routes.add(
                "GET",
                "/rest/v1/activities/types.json",
                "Get Activity Types",
                (request, out) -> ActivityTypeCatalogue.write(out, customTypes));
    }

    private void pagingToken(Request request, JsonGenerator out) throws IOException {
        String since = request.parameters().require("sinceDatetime");
        try {
            long second = ValueReader.parseInstant(since).getEpochSecond();
            out.writeStringField("nextPageToken", token(new FeedPlace(Math.toIntExact(second), 0)));
        } catch (DateTimeException | ArithmeticException invalid) {
            throw new Refusal(ErrorCode.INVALID_DATE, "Invalid date format '" + since + "'");
        }
    }

    private void leadChanges(Request request, JsonGenerator out) throws IOException {
        FeedPlace from = from(request);
        List<String> names = request.parameters().list("fields");
        if (names.isEmpty()) {
            throw Parameters.missing("fields");
        }
        Set<Integer> fields = database
                .persons()
                .schema()
                .requireAll(database.persons().asked(names))
                .stream()
                .map(Field::id)
                .collect(Collectors.toSet());
        Predicate<Activity> wanted = each -> each.is(ActivityType.NEW_LEAD)
                || (each.is(ActivityType.CHANGE_DATA_VALUE)
                        && each.content() instanceof ActivityContent.OfField change
                        && fields.contains(change.fieldId()));
        write(request, out, from, wanted.and(ofPersons(request)), writer::leadChanges);
    }

    private void activities(Request request, JsonGenerator out) throws IOException {
        FeedPlace from = from(request);
        List<String> ids = request.parameters().requireList("activityTypeIds", TYPES);
        Set<Long> types = numbers(request, "activityTypeIds", TYPES);
        Set<Long> assets = numbers(request, "assetIds", ASSETS);
        if (!assets.isEmpty() && ids.size() > 1) {
            throw new Refusal(ErrorCode.INVALID_DATA, "'assetIds' is only allowed with a single activity type");
        }
        Predicate<Activity> wanted = each -> types.contains((long) each.typeId())
                && (assets.isEmpty() || assets.contains(ActivityContent.assetOf(each)));
        write(request, out, from, wanted.and(ofPersons(request)), writer::genericAll);
    }

    private void deletedLeads(Request request, JsonGenerator out) throws IOException {
        write(request, out, from(request), each -> each.is(ActivityType.DELETE_LEAD), writer::genericAll);
    }

    private FeedPlace from(Request request) {
        FeedToken token = PageToken.feed(request.parameters().require("nextPageToken"));
        boolean expired = token.issued() + TOKEN_SECONDS < database.now()
                && database.behaves(OpenPoint.FEED_TOKEN_LIFE, "seven-days");
        if (expired || token.subscription() != database.origin().tokens()) {
            throw PageToken.invalid();
        }
        return token.place();
    }

    private String token(FeedPlace place) {
        return PageToken.ofFeed(new FeedToken(place, database.origin().tokens(), database.now()));
    }

    private Predicate<Activity> ofPersons(Request request) {
        Optional<StaticList> list = request.parameters().find("listId").map(text -> database.lists()
                .require(Parameters.integer("listId", text)));
        if (list.filter(each -> each.members().size() >= LARGE_LIST).isPresent()
                && !database.clock().instant().isBefore(feed.largeListsRefusedFrom())) {
            throw new Refusal(ErrorCode.INVALID_DATA, "The list has " + LARGE_LIST + " members or more");
        }
        Set<Long> persons = numbers(request, "leadIds", LEADS);
        return each -> (persons.isEmpty() || persons.contains((long) each.personId()))
                && (list.isEmpty() || list.get().since(each.personId()).isPresent());
    }

    private static Set<Long> numbers(Request request, String name, int limit) {
        return request.parameters().list(name, limit).stream()
                .map(text -> Parameters.integer(name, text))
                .collect(Collectors.toSet());
    }

    /** Writes the entries of a page. */
    @FunctionalInterface
    private interface EntriesWriter {

        void write(JsonGenerator out, List<Activity> activities) throws IOException;
    }

    private void write(
            Request request, JsonGenerator out, FeedPlace from, Predicate<Activity> wanted, EntriesWriter entries)
            throws IOException {
        FeedOddities oddities = feed.oddities();
        FeedPage page =
                FeedPage.read(database, oddities, from, request.parameters().batchSize(), wanted);
        if (!page.entries().isEmpty() || !oddities.emptyResultOmitted()) {
            out.writeArrayFieldStart("result");
            entries.write(out, page.entries());
            out.writeEndArray();
        }
        out.writeStringField("nextPageToken", token(page.next()));
        out.writeBooleanField("moreResult", page.more());
    }
}
