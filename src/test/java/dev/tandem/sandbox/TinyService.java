package dev.tandem.sandbox;

import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Circumstances;
import dev.tandem.sandbox.http.Columns;
import dev.tandem.sandbox.http.EchoApi;
import dev.tandem.sandbox.http.FeedOddities;
import dev.tandem.sandbox.http.Fields;
import dev.tandem.sandbox.http.Kept;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.Organizations;
import dev.tandem.sandbox.http.Quotas;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights;
import dev.tandem.sandbox.http.ServiceLimits;
import dev.tandem.sandbox.http.Subscription;
import dev.tandem.sandbox.http.SubscriptionCopy;
import dev.tandem.sandbox.http.Subscriptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A service that keeps nothing but the number of rows it was given, and answers with it. */
final class TinyService implements Api, Office, Quotas, Kept, Organizations {

    private static final OpenPoints.Choice MOON =
            new OpenPoints.Choice("moon", "whether the moon is full", List.of("full", "new"));

    private final EchoApi echo;
    private int rows;
    private int kept = -1;
    private UUID organization = Credentials.ORGANIZATION_ID;

    TinyService(String name, String prefix) {
        echo = new EchoApi(name, prefix);
    }

    /** Two tiny services. */
    static Houses houses() {
        TinyService dynamics = new TinyService("dataverse", "/api/");
        TinyService marketo = new TinyService("marketo", "/rest/");
        return new Houses(
                House.of(dynamics, dynamics::clear),
                House.of(marketo, marketo::clear),
                new Circumstances(
                        dynamics,
                        new OneSubscription(),
                        Subscription.with(FeedOddities.NONE, new OpenPoints(List.of())),
                        new Rights(Set.of("contact")),
                        new NoColumns(),
                        new NoFields(),
                        Map.of("marketo", new OpenPoints(List.of(MOON))),
                        new ServiceLimits()),
                (table, columns) -> dynamics.add(),
                fields -> marketo.add());
    }

    /** A subscription that has no backup, and whose copies differ in nothing but the name. */
    private static final class OneSubscription implements Subscriptions {

        private int copies;

        @Override
        public synchronized String munchkinId() {
            return "100-ONE-00" + copies;
        }

        @Override
        public synchronized void copy(SubscriptionCopy copy) {
            copies++;
        }

        @Override
        public void keep() {
            // there is nothing to keep
        }

        @Override
        public boolean bringBack() {
            return false;
        }
    }

    /** A service without tables. */
    private static final class NoColumns implements Columns {

        @Override
        public Set<String> dropped() {
            return Set.of();
        }

        @Override
        public void drop(String table, String column) {
            throw noTable(table);
        }

        @Override
        public void add(String table, String column) {
            throw noTable(table);
        }

        @Override
        public void dropOption(String table, String column, int value) {
            throw noTable(table);
        }

        @Override
        public void addOption(String table, String column, int value, String label) {
            throw noTable(table);
        }

        @Override
        public void expireTokens(String table) {
            throw noTable(table);
        }

        @Override
        public void track(String table, boolean tracked) {
            throw noTable(table);
        }

        @Override
        public void addKey(String table, List<String> columns) {
            throw noTable(table);
        }

        @Override
        public void secure(String table, String column, String access) {
            throw noTable(table);
        }

        @Override
        public void bulkActions(String table, boolean available) {
            throw noTable(table);
        }

        private static IllegalArgumentException noTable(String table) {
            return new IllegalArgumentException("There is no table " + table + ".");
        }
    }

    /** A service without fields. */
    private static final class NoFields implements Fields {

        @Override
        public Set<String> hidden() {
            return Set.of();
        }

        @Override
        public void hide(String object, String field, boolean hidden) {
            throw new IllegalArgumentException("There is no field " + field + " of " + object + ".");
        }
    }

    synchronized void add() {
        rows++;
    }

    private synchronized void clear() {
        rows = 0;
    }

    @Override
    public synchronized void save(OutputStream to) throws IOException {
        to.write(String.valueOf(rows).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public synchronized void load(InputStream from) throws IOException {
        rows = Integer.parseInt(new String(from.readAllBytes(), StandardCharsets.US_ASCII));
    }

    @Override
    public synchronized Reply answer(Call call) {
        return Reply.text(operation(call), 200, "text/plain", rows + " rows");
    }

    @Override
    public synchronized Reply act(Call call) {
        if (call.method().equals("POST")) {
            rows++;
        }
        return echo.act(call);
    }

    @Override
    public String name() {
        return echo.name();
    }

    @Override
    public boolean serves(String path) {
        return echo.serves(path);
    }

    @Override
    public String operation(Call call) {
        return call.method() + " " + echo.operation(call);
    }

    @Override
    public Reply refuse(Call call, String code) {
        return echo.refuse(call, code);
    }

    @Override
    public void enforce(boolean enforced) {
        echo.enforce(enforced);
    }

    @Override
    public boolean enforced() {
        return echo.enforced();
    }

    @Override
    public synchronized UUID organizationId() {
        return organization;
    }

    @Override
    public synchronized void organizationId(UUID id) {
        organization = id;
    }

    @Override
    public synchronized void keep() {
        kept = rows;
    }

    @Override
    public synchronized boolean bringBack() {
        rows = Math.max(0, kept);
        return kept >= 0;
    }
}
