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
import dev.tandem.sandbox.dataverse.rows.Snapshot;
import dev.tandem.sandbox.dataverse.tables.ColumnSecurity;
import dev.tandem.sandbox.dataverse.tables.Customization;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The imitation of the Dataverse Web API of one organization, with everything below {@code /api/data/}.
 *
 * <p>Tables, columns and behaviours follow Microsoft's documentation of Dataverse; what is not imitated answers 501
 * and names itself.
 */
public final class DataverseApi implements Api, Office, Quotas, Kept, Organizations, Columns {

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
    private final AtomicLong requests = new AtomicLong();
    private final AtomicReference<byte[]> backup = new AtomicReference<>(new byte[0]);

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
        this.gate = new Gate(bearers, database, identity, rights);
        Security security = new Security(database, rights);
        this.router = new Router(
                new Platform(database, clock, security, openPoints),
                identity,
                new Impersonation(database, rights, security));
        this.seeding = new Seeding(database, clock);
        this.messages = new Messages(database);
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
            return reply.with(
                    "REQ_ID",
                    new UUID(identity.organizationId().getMostSignificantBits(), requests.incrementAndGet())
                            .toString());
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
    public UUID organizationId() {
        return identity.organizationId();
    }

    @Override
    public void organizationId(UUID id) {
        identity.organizationId(id);
    }

    @Override
    public void keep() {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try {
            save(saved);
        } catch (IOException impossible) {
            throw new UncheckedIOException("rows could not be kept in memory", impossible);
        }
        backup.set(saved.toByteArray());
    }

    @Override
    public boolean bringBack() {
        byte[] saved = backup.get();
        if (saved.length == 0) {
            return false;
        }
        UUID before = organizationId();
        try {
            load(new ByteArrayInputStream(saved));
        } catch (IOException impossible) {
            throw new UncheckedIOException("kept rows could not be read", impossible);
        }
        boolean renamed = OpenPoint.RESTORED_ORGANIZATION.is(openPoints, "new");
        organizationId(renamed ? UUID.randomUUID() : before);
        return true;
    }

    @Override
    public Set<String> dropped() {
        return database.reading(() -> database.tables().customization().dropped());
    }

    @Override
    public void drop(String table, String column) {
        customize(all -> database.forget(all.table(table), all.drop(table, column)));
    }

    @Override
    public void add(String table, String column) {
        customize(all -> all.add(table, column));
    }

    @Override
    public void dropOption(String table, String column, int value) {
        customize(all -> all.dropOption(table, column, value));
    }

    @Override
    public void addOption(String table, String column, int value, String label) {
        customize(all -> all.addOption(table, column, value, label));
    }

    @Override
    public void expireTokens(String table) {
        customize(all -> database.forgetChanges(all.table(table)));
    }

    @Override
    public void track(String table, boolean tracked) {
        customize(all -> all.track(table, tracked));
    }

    @Override
    public void addKey(String table, List<String> columns) {
        customize(all -> all.addKey(table, columns));
    }

    @Override
    public void secure(String table, String column, String access) {
        customize(all -> all.secure(table, column, security(access)));
    }

    @Override
    public void bulkActions(String table, boolean available) {
        customize(all -> {
            if (available) {
                messages.offerBulk(all.table(table));
            } else {
                messages.withdrawBulk(all.table(table));
            }
        });
    }

    private static ColumnSecurity security(String access) {
        return switch (access) {
            case "open" -> ColumnSecurity.OPEN;
            case "none" -> ColumnSecurity.NO_ACCESS;
            case "read" -> ColumnSecurity.READ;
            case "update" -> ColumnSecurity.UPDATE;
            default -> throw new IllegalArgumentException("'access' must be one of open, none, read, update.");
        };
    }

    private void customize(Consumer<Customization> change) {
        database.atomically(() -> {
            change.accept(database.tables().customization());
            return database;
        });
    }

    @Override
    public void save(OutputStream to) throws IOException {
        try {
            database.reading(() -> {
                try {
                    Snapshot.write(database, identity.organizationId(), to);
                    return to;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void load(InputStream from) throws IOException {
        try {
            identity.organizationId(database.atomically(() -> {
                try {
                    UUID organization = Snapshot.read(database, from);
                    if (database.of(database.tables().get("sdkmessage")).size() == 0) {
                        messages.install();
                    }
                    return organization;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
