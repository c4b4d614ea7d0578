package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.dataverse.platform.Impersonation;
import dev.tandem.sandbox.dataverse.platform.Messages;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.platform.Security;
import dev.tandem.sandbox.dataverse.protocol.KnownCodes;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.TablesFile;
import dev.tandem.sandbox.dataverse.writing.Seeding;
import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Columns;
import dev.tandem.sandbox.http.Kept;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.Organizations;
import dev.tandem.sandbox.http.Quotas;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights;
import dev.tandem.sandbox.http.ServiceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The imitation of the Dataverse Web API of one organization, with everything below {@code /api/data/}.
 *
 * <p>Tables, columns and behaviours follow Microsoft's documentation of Dataverse; what is not imitated answers 501
 * and names itself.
 */
public final class DataverseApi implements Api, Office, Quotas, Kept {

    /** The row version that the first row comes after. */
    private static final long FIRST_VERSION = 1_000_000;

    private static final Pattern REQUEST_PART = Pattern.compile("(?i)content-type:\\s*application/http");

    private final Identity identity;
    private final Database database;
    private final Gate gate;
    private final Rights rights;
    private final ServiceLimits limits;
    private final OpenPoints openPoints;
    private final Messages messages;
    private final ServiceProtection protection;
    private final Router router;
    private final Seeding seeding;
    private final Customizing customizing;
    private final Backups backups;
    private final AtomicLong requests = new AtomicLong();

    /**
     * An empty organization.
     *
     * @param clock the sandbox's time
     * @param bearers knows who stands behind a token
     * @param organizationId the organization
     * @param environmentId the environment it runs in
     * @param tenantId the Entra tenant, named in the 401 challenge
     */
    public DataverseApi(SandboxClock clock, Bearers bearers, UUID organizationId, UUID environmentId, UUID tenantId) {
        this.identity = new Identity(organizationId, environmentId, tenantId);
        this.database = new Database(TablesFile.read(), FIRST_VERSION);
        this.limits = new ServiceLimits();
        this.protection = new ServiceProtection(clock, limits);
        this.openPoints = OpenPoint.all();
        this.rights =
                new Rights(database.tables().all().stream().map(Table::name).collect(Collectors.toUnmodifiableSet()));
        this.gate = new Gate(bearers, database, identity, rights, openPoints);
        Security security = new Security(database, rights);
        this.router = new Router(
                new Platform(database, clock, security, openPoints),
                identity,
                new Impersonation(database, rights, security));
        this.seeding = new Seeding(database, clock);
        this.messages = new Messages(database);
        this.customizing = new Customizing(database, messages);
        this.backups = new Backups(database, identity, messages, openPoints);
        install();
    }

    /**
     * Adds a trusted row, with the next row version, defaults and computed columns.
     *
     * @param table the logical name of the table
     * @param row values by column; a lookup is a {@link dev.tandem.sandbox.data.Ref}, a date an ISO text or an instant,
     *     the key may be left out
     * @throws IllegalArgumentException when a table or column does not exist or a value is of the wrong kind
     */
    public void seed(String table, Map<String, Object> row) {
        database.atomically(() -> {
            seeding.add(table, row);
            return row;
        });
    }

    /** Forgets all rows and traces of rows; row versions go on rising. */
    public void clear() {
        database.atomically(() -> {
            database.clear();
            messages.install();
            return database;
        });
    }

    @Override
    public String name() {
        return "dataverse";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/api/data/");
    }

    @Override
    public Reply answer(Call call) {
        String operation = operation(call);
        try {
            Optional<UUID> user = gate.user(call);
            Reply reply = user.isPresent() ? limited(call, operation, user.get()) : gate.challenge(call, operation);
            String id =
                    new UUID(identity.organizationId().getMostSignificantBits(), requests.incrementAndGet()).toString();
            Reply known = reply.with("REQ_ID", id);
            return OpenPoint.SERVICE_REQUEST_ID.is(openPoints, "present")
                    ? known.with("x-ms-service-request-id", id)
                    : known;
        } catch (Refusal refusal) {
            return Replies.error(operation, refusal);
        }
    }

    @Override
    public String operation(Call call) {
        return Operations.readable(call);
    }

    @Override
    public Reply refuse(Call call, String code) {
        String operation = operation(call);
        if (code.equals("401")) {
            return gate.challenge(call, operation);
        }
        if (ServiceProtection.LIMITS.contains(code)) {
            return Replies.error(operation, ServiceProtection.refusal(code)).with("Retry-After", "1");
        }
        Refusal refusal = KnownCodes.refusal(code);
        Reply reply = Replies.error(operation, refusal);
        return refusal.status() == 429 ? reply.with("Retry-After", "1") : reply;
    }

    @Override
    public Reply act(Call call) {
        return router.answer(call, gate.person());
    }

    @Override
    public void enforce(boolean enforced) {
        protection.enforce(enforced);
    }

    @Override
    public boolean enforced() {
        return protection.enforced();
    }

    @Override
    public void save(OutputStream to) throws IOException {
        backups.save(to);
    }

    @Override
    public void load(InputStream from) throws IOException {
        backups.load(from);
    }

    /** What a customizer changes. */
    public Columns columns() {
        return customizing;
    }

    /** The organization's identity and its backup. */
    public Organizations organizations() {
        return backups;
    }

    /** What the security roles allow. */
    public Rights rights() {
        return rights;
    }

    /** How the organization behaves where Microsoft's documentation does not say it. */
    public OpenPoints openPoints() {
        return openPoints;
    }

    /** The service protection limits. */
    public ServiceLimits limits() {
        return limits;
    }

    /** How many operations a call carries: a batch as many as it has parts with a request. */
    private static int operations(Call call) {
        if (!call.path().endsWith("/$batch")) {
            return 1;
        }
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        return Math.max(1, (int) REQUEST_PART.matcher(body).results().count());
    }

    private void install() {
        database.atomically(() -> {
            messages.install();
            return messages;
        });
    }

    private Reply limited(Call call, String operation, UUID user) {
        Optional<ServiceProtection.Delay> delay = protection.enter(user, operations(call));
        if (delay.isPresent()) {
            return Replies.error(operation, delay.get().refusal())
                    .with("Retry-After", String.valueOf(delay.get().seconds()));
        }
        Reply reply;
        ServiceProtection.Left left;
        try {
            reply = router.answer(call, user);
        } finally {
            left = protection.leave(user);
        }
        return reply.with("x-ms-ratelimit-burst-remaining-xrm-requests", String.valueOf(left.requests()))
                .with("x-ms-ratelimit-time-remaining-xrm-requests", String.format(Locale.ROOT, "%,.2f", left.seconds()))
                .with("x-ms-dop-hint", "4");
    }
}
