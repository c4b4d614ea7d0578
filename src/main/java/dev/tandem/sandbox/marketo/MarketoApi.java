package dev.tandem.sandbox.marketo;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Api;
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
import dev.tandem.sandbox.http.Subscriptions;
import dev.tandem.sandbox.marketo.access.Gate;
import dev.tandem.sandbox.marketo.access.Identity;
import dev.tandem.sandbox.marketo.access.Limits;
import dev.tandem.sandbox.marketo.access.Tokens;
import dev.tandem.sandbox.marketo.access.Usage;
import dev.tandem.sandbox.marketo.wire.Caller;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.RequestIds;
import dev.tandem.sandbox.marketo.wire.RequestReader;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final String WAY = "Sandbox-Way";

    private final SubscriptionData data;
    private final Tokens tokens;
    private final Identity identity;
    private final Usage usage;
    private final Limits limits;
    private final RequestIds requestIds;
    private final Gate gate;
    private final Subscription subscription;
    private final Routes routes;
    private final Backups backups;

    /** A subscription whose change feed behaves. */
    public MarketoApi(SandboxClock clock, String clientId, String clientSecret) {
        this(clock, clientId, clientSecret, FeedOddities.NONE);
    }

    /** A subscription whose change feed has the given oddities. */
    public MarketoApi(SandboxClock clock, String clientId, String clientSecret, FeedOddities oddities) {
        subscription = Subscription.with(oddities, OpenPoint.all());
        subscription
                .services()
                .put(new CustomService(clientId, clientSecret, Identity.USER, Set.of(CustomServices.EVERYTHING)));
        data = new SubscriptionData(clock, subscription);
        tokens = new Tokens(clock);
        identity = new Identity(subscription.services(), tokens, subscription.openPoints());
        usage = new Usage(clock, subscription.openPoints());
        limits = new Limits(clock, usage, subscription.allowances(), subscription.openPoints());
        requestIds = new RequestIds(clock);
        gate = new Gate(subscription, tokens, limits);
        routes = Operations.of(data, subscription, usage);
        backups = new Backups(data, usage, tokens, subscription);
    }

    /**
     * Adds a person that was there before anybody looked, with a new id.
     *
     * @param fields values by REST name, read-only fields too; {@code createdAt} dates the New Lead activity
     * @throws IllegalArgumentException for an unknown field or a value that does not fit it
     */
    public void seedPerson(Map<String, Object> fields) {
        data.seed(fields);
    }

    /** Does something during which no other call is executed; those that come meanwhile wait. */
    public void whileBusy(Runnable work) {
        data.alone(() -> {
            work.run();
            return true;
        });
    }

    /** Removes all records, activities, created fields, custom types and statistics. */
    public void clear() {
        data.clear();
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
        return takeIn(call).get();
    }

    @Override
    public Supplier<Reply> takeIn(Call call) {
        if (isIdentity(call)) {
            return () -> identity.answer(call);
        }
        int seenPersons = data.lastPerson();
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
            CustomService service = gate.identify(call);
            Routes.Found found = built(call);
            admitted = gate.admit(service, call) ? service.user() : "";
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
        return data.upToDate(() -> found.route().operation().orElseThrow().answer(request));
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
    public boolean refusesWith(String code) {
        return ErrorCode.of(code).isPresent();
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

    /** Its identity, and how a copy takes its place. */
    public Subscriptions subscriptions() {
        return backups;
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
        return data.alone(data.visibility()::hidden);
    }

    @Override
    public void hide(String object, String field, boolean hidden) {
        data.alone(() -> {
            data.visibility().hide(object, field, hidden);
            return true;
        });
    }

    @Override
    public void save(OutputStream to) throws IOException {
        backups.save(to);
    }

    @Override
    public void load(InputStream from) throws IOException {
        backups.load(from);
    }
}
