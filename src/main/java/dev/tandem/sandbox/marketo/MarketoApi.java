package dev.tandem.sandbox.marketo;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Assumption;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.ChangeFeed;
import dev.tandem.sandbox.http.CustomServices;
import dev.tandem.sandbox.http.CustomServices.CustomService;
import dev.tandem.sandbox.http.FeedOddities;
import dev.tandem.sandbox.http.Fields;
import dev.tandem.sandbox.http.Kept;
import dev.tandem.sandbox.http.NativeCrm;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.Quotas;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Subscription;
import dev.tandem.sandbox.marketo.access.Identity;
import dev.tandem.sandbox.marketo.access.Limits;
import dev.tandem.sandbox.marketo.access.Permissions;
import dev.tandem.sandbox.marketo.access.Tokens;
import dev.tandem.sandbox.marketo.access.Usage;
import dev.tandem.sandbox.marketo.bulk.ExtractOperations;
import dev.tandem.sandbox.marketo.bulk.Extracts;
import dev.tandem.sandbox.marketo.bulk.ImportOperations;
import dev.tandem.sandbox.marketo.bulk.Imports;
import dev.tandem.sandbox.marketo.campaign.CampaignOperations;
import dev.tandem.sandbox.marketo.customactivity.CustomActivities;
import dev.tandem.sandbox.marketo.customactivity.CustomActivityOperations;
import dev.tandem.sandbox.marketo.customobject.CustomObjectOperations;
import dev.tandem.sandbox.marketo.customobject.CustomObjects;
import dev.tandem.sandbox.marketo.feed.FeedOperations;
import dev.tandem.sandbox.marketo.field.FieldOperations;
import dev.tandem.sandbox.marketo.field.FieldVisibility;
import dev.tandem.sandbox.marketo.lead.LeadOperations;
import dev.tandem.sandbox.marketo.lead.Seeding;
import dev.tandem.sandbox.marketo.list.ListOperations;
import dev.tandem.sandbox.marketo.object.ObjectOperations;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.MergeTraces;
import dev.tandem.sandbox.marketo.wire.Caller;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.NotBuilt;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.RequestIds;
import dev.tandem.sandbox.marketo.wire.RequestReader;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The imitated REST API of one Marketo Engage subscription. It begins with one custom service, whose user has every
 * permission.
 *
 * <p>An accepted call passes these gates in this order: size (413, 414), token (600, 601, 602), path and verb (610,
 * 605), permission (603), limits (615, 606, 607), content type and body (612, 609, 613), and the operation itself.
 */
public final class MarketoApi implements Api, Office, Quotas, Kept, Fields {

    private static final Logger LOG = LoggerFactory.getLogger(MarketoApi.class);
    private static final String UNKNOWN = "Unknown";
    private static final int SAVED_FORM = 3;
    private static final String WAY = "Sandbox-Way";
    private static final String TOKEN_PARAMETER = "access_token=";
    private static final String STATISTICS = "/rest/v1/stats/";

    private final Database database;
    private final Tokens tokens;
    private final Identity identity;
    private final Usage usage;
    private final Limits limits;
    private final RequestIds requestIds;
    private final Seeding seeding;
    private final Subscription subscription;
    private final FieldVisibility visibility;
    private final Imports imports;
    private final Extracts extracts;
    private final CustomObjects customObjects;
    private final CustomActivities customActivities;
    private final Routes routes = new Routes();
    private final AtomicInteger lastPerson = new AtomicInteger();

    /** A subscription whose change feed behaves, and whose merges leave every trace. */
    public MarketoApi(SandboxClock clock, String clientId, String clientSecret) {
        this(clock, clientId, clientSecret, FeedOddities.NONE, MergeTraces.DEFAULT);
    }

    /** A subscription whose change feed has the given oddities, and whose merges leave the given traces. */
    public MarketoApi(
            SandboxClock clock, String clientId, String clientSecret, FeedOddities oddities, MergeTraces mergeTraces) {
        subscription = Subscription.with(oddities);
        subscription
                .services()
                .put(new CustomService(clientId, clientSecret, Identity.USER, Set.of(CustomServices.EVERYTHING)));
        database = new Database(clock, mergeTraces, subscription.assumptions());
        imports = new Imports(database);
        extracts = new Extracts(database, subscription.allowances());
        customObjects = new CustomObjects(database);
        customActivities = new CustomActivities(database);
        tokens = new Tokens(clock);
        identity = new Identity(subscription.services(), tokens);
        usage = new Usage(clock);
        limits = new Limits(clock, usage, subscription.allowances(), subscription.assumptions());
        requestIds = new RequestIds(clock);
        seeding = new Seeding(database);
        visibility = new FieldVisibility(database);
        Authorship authorship = new Authorship(() -> changeFeed().oddities().authorshipTold());
        LeadOperations.addTo(routes, database, authorship, subscription.partitions());
        ImportOperations.addTo(routes, imports, authorship, subscription.partitions());
        ExtractOperations.addTo(routes, extracts);
        CampaignOperations.addTo(routes, database, subscription.campaigns(), authorship);
        ListOperations.addTo(routes, database, authorship);
        FieldOperations.addTo(routes, database);
        ObjectOperations.addTo(routes, database, authorship, subscription.nativeCrm());
        CustomObjectOperations.addTo(routes, customObjects, authorship);
        CustomActivityOperations.addTo(routes, customActivities, authorship);
        FeedOperations.addTo(routes, database, changeFeed(), customActivities::writeCatalogue);
        usage.addTo(routes);
        NotBuilt.addTo(routes);
    }

    /**
     * Adds a person that was there before anybody looked, with a new id.
     *
     * @param fields values by REST name, read-only fields too; {@code createdAt} dates the New Lead activity
     * @throws IllegalArgumentException for an unknown field or a value that does not fit it
     */
    public void seedPerson(Map<String, Object> fields) {
        synchronized (database) {
            seeding.person(fields);
            lastPerson.set(database.persons().table().lastId());
        }
    }

    /** Does something during which no other call is executed; those that come meanwhile wait. */
    public void whileBusy(Runnable work) {
        synchronized (database) {
            work.run();
        }
    }

    /** Removes all records, activities, created fields, custom types and statistics. */
    public void clear() {
        synchronized (database) {
            database.clear();
            customObjects.clear();
            customActivities.clear();
            imports.clear();
            extracts.clear();
            lastPerson.set(database.persons().table().lastId());
        }
        usage.clear();
    }

    @Override
    public String name() {
        return "marketo";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/identity/") || path.startsWith("/rest/") || path.startsWith("/bulk/");
    }

    @Override
    public Reply answer(Call call) {
        if (isIdentity(call)) {
            return identity.answer(call);
        }
        return takeIn(call).get();
    }

    @Override
    public Supplier<Reply> takeIn(Call call) {
        int seenPersons = lastPerson.get();
        return () -> {
            limits.arrive();
            try {
                return checked(call, seenPersons);
            } finally {
                limits.leave();
            }
        };
    }

    private Reply checked(Call call, int seenPersons) {
        String requestId = requestIds.next();
        String admitted = "";
        try {
            RequestReader.checkSize(call);
            CustomService service = service(call);
            Routes.Found found = built(call);
            checkPermission(service, call);
            if (!call.path().startsWith(STATISTICS)
                    || subscription.assumptions().hold(Assumption.USAGE_CALLS_COUNT)) {
                limits.admit(service.user());
                admitted = service.user();
            }
            return execute(call, found, requestId, new Caller.ApiUser(service.user()), seenPersons);
        } catch (Refusal refusal) {
            usage.failed(refusal.code());
            return refused(operation(call), requestId, refusal);
        } catch (RuntimeException bug) {
            LOG.error("The sandbox failed at the Marketo operation {}", operation(call), bug);
            if (!admitted.isEmpty()) {
                limits.refund(admitted);
            }
            usage.failed(ErrorCode.SYSTEM_ERROR);
            return refused(operation(call), requestId, new Refusal(ErrorCode.SYSTEM_ERROR));
        }
    }

    /** Whom the token of a call speaks for. */
    private CustomService service(Call call) {
        try {
            return subscription
                    .services()
                    .find(tokens.check(authorization(call)))
                    .orElseThrow(() -> new Refusal(ErrorCode.TOKEN_INVALID));
        } catch (Refusal refusal) {
            boolean none = refusal.code() == ErrorCode.NO_TOKEN;
            throw none && !subscription.assumptions().hold(Assumption.NO_TOKEN_IS_600)
                    ? new Refusal(ErrorCode.TOKEN_INVALID)
                    : refusal;
        }
    }

    /** The Authorization header; where that is assumed, the parameter that stands for it. */
    private Optional<String> authorization(Call call) {
        Optional<String> header = call.header("Authorization");
        if (header.isPresent() || !subscription.assumptions().hold(Assumption.TOKEN_PARAMETER_TAKEN)) {
            return header;
        }
        return Arrays.stream(call.query().split("&", -1))
                .filter(each -> each.startsWith(TOKEN_PARAMETER))
                .map(each -> "Bearer " + each.substring(TOKEN_PARAMETER.length()))
                .findFirst();
    }

    private static void checkPermission(CustomService service, Call call) {
        Set<String> needed = Permissions.needed(RequestReader.verb(call), call.path());
        if (!needed.isEmpty() && !service.mayAny(needed)) {
            throw new Refusal(ErrorCode.ACCESS_DENIED);
        }
    }

    /**
     * Executes a call as somebody at Marketo's own screens; the header {@code Sandbox-Way} says {@code screen} (a marketer,
     * also without it), {@code form} or {@code flow}.
     */
    @Override
    public Reply act(Call call) {
        String requestId = requestIds.next();
        try {
            return execute(call, built(call), requestId, new Caller.Marketer(way(call)), Integer.MAX_VALUE);
        } catch (Refusal refusal) {
            return refused(operation(call), requestId, refusal);
        }
    }

    private static Caller.Way way(Call call) {
        String wanted = call.header(WAY).orElse("screen").toUpperCase(Locale.ROOT);
        return Arrays.stream(Caller.Way.values())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_DATA, WAY + " must be screen, form or flow"));
    }

    /** The operation behind a call; 501 when Marketo has it and the sandbox has not. */
    private Routes.Found built(Call call) {
        Routes.Found found = routes.find(RequestReader.verb(call), call.path());
        if (found.route().operation().isEmpty()) {
            throw new Refusal(
                    ErrorCode.NOT_BUILT,
                    "The sandbox does not have the operation " + found.route().name());
        }
        return found;
    }

    private Reply execute(Call call, Routes.Found found, String requestId, Caller caller, int seenPersons) {
        Request request = RequestReader.read(call, found, requestId, caller, seenPersons);
        synchronized (database) {
            imports.catchUp();
            extracts.catchUp();
            try {
                return found.route().operation().orElseThrow().answer(request);
            } finally {
                lastPerson.set(database.persons().table().lastId());
            }
        }
    }

    @Override
    public String operation(Call call) {
        if (isIdentity(call)) {
            return Identity.OPERATION;
        }
        try {
            return routes.find(RequestReader.verb(call), call.path()).route().name();
        } catch (Refusal noSuchOperation) {
            return UNKNOWN;
        }
    }

    @Override
    public Reply refuse(Call call, String code) {
        ErrorCode known =
                ErrorCode.of(code).orElseThrow(() -> new IllegalArgumentException("Marketo has no error code " + code));
        usage.failed(known);
        return refused(operation(call), requestIds.next(), new Refusal(known));
    }

    private static Reply refused(String operation, String requestId, Refusal refusal) {
        ErrorCode code = refusal.code();
        Reply reply = code.isHttpStatus()
                ? Reply.text(operation, Integer.parseInt(code.code()), "text/plain;charset=UTF-8", refusal.getMessage())
                : Envelope.reply(operation, Envelope.failure(requestId, refusal));
        return reply.refused(code.code());
    }

    private static boolean isIdentity(Call call) {
        return call.path().startsWith("/identity/");
    }

    @Override
    public void enforce(boolean enforced) {
        limits.enforce(enforced);
    }

    @Override
    public boolean enforced() {
        return limits.enforced();
    }

    /** What the administrators of the subscription decide. */
    public Subscription subscription() {
        return subscription;
    }

    /** Whether a native CRM sync owns companies, sales persons, opportunities and roles. */
    public NativeCrm nativeCrm() {
        return subscription.nativeCrm();
    }

    /** How the change feed behaves. */
    public ChangeFeed changeFeed() {
        return subscription.changeFeed();
    }

    @Override
    public Set<String> hidden() {
        synchronized (database) {
            return visibility.hidden();
        }
    }

    @Override
    public void hide(String object, String field, boolean hidden) {
        synchronized (database) {
            visibility.hide(object, field, hidden);
        }
    }

    @Override
    public void save(OutputStream to) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(to));
        data.writeInt(SAVED_FORM);
        synchronized (database) {
            database.save(data);
            customObjects.save(data);
            customActivities.save(data);
        }
        data.writeInt(subscription.partitions().names().size());
        for (String name : subscription.partitions().names()) {
            data.writeUTF(name);
        }
        usage.save(data);
        tokens.save(data);
        data.flush();
    }

    @Override
    public void load(InputStream from) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(from));
        int form = data.readInt();
        if (form != SAVED_FORM) {
            throw new IOException("the saved Marketo data have the unknown form " + form);
        }
        synchronized (database) {
            database.load(data);
            customObjects.load(data);
            customActivities.load(data);
            imports.clear();
            extracts.clear();
            lastPerson.set(database.persons().table().lastId());
        }
        for (int left = data.readInt(); left > 0; left--) {
            subscription.partitions().add(data.readUTF());
        }
        usage.load(data);
        tokens.load(data);
    }
}
