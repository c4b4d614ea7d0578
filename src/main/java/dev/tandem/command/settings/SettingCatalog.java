package dev.tandem.command.settings;

import dev.tandem.command.settings.Setting.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every setting there is (design, section 7); {@code config/application.properties} documents the same list. */
public final class SettingCatalog {

    private static final List<Setting> ALL = List.of(
            Setting.of("dynamics.url", Kind.URL),
            Setting.of("dynamics.authority", Kind.URL, "https://login.microsoftonline.com"),
            Setting.of("dynamics.tenant-id", Kind.TEXT),
            Setting.of("dynamics.client-id", Kind.TEXT),
            Setting.secret("dynamics.client-secret"),
            Setting.of("dynamics.certificate", Kind.PATH),
            Setting.secret("dynamics.certificate-password"),
            Setting.of("dynamics.username", Kind.TEXT),
            Setting.secret("dynamics.password"),
            Setting.of("dynamics.page-size", Kind.COUNT, "5000"),
            Setting.of("dynamics.pace.calls", Kind.COUNT, "1000"),
            Setting.of("dynamics.pace.window", Kind.COUNT, "60000"),
            Setting.of("dynamics.concurrency", Kind.COUNT, "4"),
            Setting.of("dynamics.daily-share", Kind.COUNT, "40000"),
            Setting.of("dynamics.daily-reserve", Kind.TIMES, "4000"),
            Setting.of("dynamics.retries", Kind.TIMES, "5"),
            Setting.of("dynamics.retry-delay", Kind.COUNT, "1000"),
            Setting.of("dynamics.retry-delay-max", Kind.COUNT, "60000"),
            Setting.of("dynamics.connect-timeout", Kind.COUNT, "10000"),
            Setting.of("dynamics.response-timeout", Kind.COUNT, "300000"),
            Setting.of("marketo.url", Kind.URL),
            Setting.of("marketo.client-id", Kind.TEXT),
            Setting.secret("marketo.client-secret"),
            Setting.of("marketo.munchkin-id", Kind.TEXT),
            Setting.of("marketo.pace.calls", Kind.COUNT, "50"),
            Setting.of("marketo.pace.window", Kind.COUNT, "20000"),
            Setting.of("marketo.concurrency", Kind.COUNT, "5"),
            Setting.of("marketo.daily-share", Kind.COUNT, "25000"),
            Setting.of("marketo.daily-reserve", Kind.TIMES, "2500"),
            Setting.of("marketo.retries", Kind.TIMES, "6"),
            Setting.of("marketo.retry-delay", Kind.COUNT, "1000"),
            Setting.of("marketo.retry-delay-max", Kind.COUNT, "60000"),
            Setting.of("marketo.feed-pages", Kind.COUNT, "200"),
            Setting.of("marketo.feed-sweep", Kind.DURATION, "1h"),
            Setting.of("marketo.connect-timeout", Kind.COUNT, "10000"),
            Setting.of("marketo.response-timeout", Kind.COUNT, "200000"),
            Setting.of("marketo.failure-activities", Kind.FLAG, "true"),
            Setting.of("state.url", Kind.JDBC, "jdbc:h2:file:./data/tandem"),
            Setting.of("state.user", Kind.TEXT, "sa"),
            Setting.secret("state.password"),
            Setting.secret("state.key"),
            Setting.of("sync.pause", Kind.DURATION, "5m"),
            Setting.of("sync.outage-pause", Kind.DURATION, "30s"),
            Setting.of("sync.slice", Kind.COUNT, "20"),
            Setting.of("sync.beat", Kind.COUNT, "1000"),
            Setting.of("sync.streams", Kind.LIST),
            Setting.of("sync.retry-failed", Kind.DURATION, "15m"),
            Setting.of("sync.read-schemas", Kind.DURATION, "1h"),
            Setting.of("sync.freeze-after", Kind.COUNT, "6"),
            Setting.of("sync.freeze-window", Kind.DURATION, "1h"),
            Setting.of("sync.brake-deletes", Kind.PERCENT, "5%"),
            Setting.of("sync.brake-blanks", Kind.PERCENT, "5%"),
            Setting.of("sync.brake-opt-ins", Kind.PERCENT, "5%"),
            Setting.of("sync.brake-least", Kind.TIMES, "50"),
            Setting.of("sync.brake-window", Kind.DURATION, "24h"),
            Setting.of("sync.lease", Kind.DURATION, "30s"),
            Setting.of("sync.lease-beat", Kind.COUNT, "5000"),
            Setting.of("housekeeping.cron", Kind.TEXT, "0 17 3 * * ?"),
            Setting.of("housekeeping.keep-runs", Kind.DURATION, "30d"),
            Setting.of("tls.trust-store", Kind.PATH),
            Setting.secret("tls.trust-store-password"),
            Setting.of("console.port", Kind.PORT, "8600"),
            Setting.of("console.address", Kind.TEXT, "127.0.0.1"),
            Setting.secret("console.token"),
            Setting.secret("hooks.token"),
            Setting.of("alerts.uri", Kind.TEXT, "log:dev.tandem.alerts?level=WARN&plain=true"),
            Setting.of("sandbox.port", Kind.PORT, "8610"),
            Setting.of("sandbox.size", Kind.COUNT, "1000"),
            Setting.of("sandbox.seed", Kind.NUMBER, "1"),
            Setting.of("sandbox.office", Kind.FLAG, "true"),
            Setting.of("sandbox.office-pause", Kind.DURATION, "10s"));

    private static final Set<String> NAMESPACES = Set.of(
            "dynamics", "marketo", "state", "sync", "housekeeping", "tls", "console", "sandbox", "hooks", "alerts");

    private SettingCatalog() {}

    /** All settings, in the order of the file. */
    public static List<Setting> all() {
        return ALL;
    }

    /** The setting with that key. */
    static Optional<Setting> find(String key) {
        return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** Whether a key would be ours: those of Camel and of engineers' own routes are left alone. */
    static boolean isOurs(String key) {
        return NAMESPACES.contains(key.split("\\.", 2)[0]);
    }

    /** The key that is spelt most like the given one, if it is close enough to be meant. */
    static Optional<String> nearest(String key) {
        return ALL.stream()
                .map(Setting::key)
                .filter(known -> distance(known, key) <= 3)
                .min(java.util.Comparator.comparingInt(known -> distance(known, key)));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
