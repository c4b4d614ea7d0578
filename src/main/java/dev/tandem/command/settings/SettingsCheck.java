package dev.tandem.command.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks settings against each other: what one of them makes necessary or impossible. */
final class SettingsCheck {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final Settings settings;
    private final List<String> problems = new ArrayList<>();

    private SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    static List<String> problems(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.systems();
        check.files();
        check.console();
        check.lease();
        check.shares();
        return check.problems;
    }

    private void systems() {
        boolean dynamics = settings.has("dynamics.url");
        boolean marketo = settings.has("marketo.url");
        if (dynamics != marketo) {
            problems.add((dynamics ? "marketo.url" : "dynamics.url")
                    + " is not set; set both addresses, or neither to run on the sandbox.");
        }
        if (dynamics) {
            credentials();
        }
        if (marketo) {
            require("marketo.client-id", "the client id of Marketo's custom service");
            require("marketo.client-secret", "the client secret of Marketo's custom service");
        }
        if (settings.number("dynamics.page-size") > 5_000) {
            problems.add("dynamics.page-size must be at most 5000, the largest page that Dataverse gives.");
        }
    }

    private void credentials() {
        require("dynamics.tenant-id", "the id of the Microsoft Entra tenant");
        require("dynamics.client-id", "the application id of the app registration");
        long ways = List.of("dynamics.client-secret", "dynamics.certificate", "dynamics.username").stream()
                .filter(settings::has)
                .count();
        if (ways == 0) {
            problems.add("dynamics.client-secret is not set; set it, or dynamics.certificate with"
                    + " dynamics.certificate-password, or dynamics.username with dynamics.password.");
        }
        if (ways > 1) {
            problems.add("dynamics.client-secret, dynamics.certificate and dynamics.username exclude each other;"
                    + " keep one of them.");
        }
        if (settings.has("dynamics.username")) {
            require("dynamics.password", "the password of dynamics.username");
        }
    }

    private void require(String key, String what) {
        if (!settings.has(key)) {
            problems.add(key + " is not set; it is " + what + ".");
        }
    }

    private void files() {
        readable("dynamics.certificate");
        readable("tls.trust-store");
    }

    private void readable(String key) {
        settings.path(key)
                .filter(path -> !isReadable(path))
                .ifPresent(path -> problems.add(key + " names " + path + ", which is not a readable file."));
    }

    private static boolean isReadable(Path path) {
        return Files.isRegularFile(path) && Files.isReadable(path);
    }

    private void console() {
        if (!LOOPBACK.contains(settings.text("console.address")) && !settings.has("console.token")) {
            problems.add("console.address is not the loopback address, so console.token must be set.");
        }
    }

    private void shares() {
        for (String api : List.of("dynamics", "marketo")) {
            if (settings.number(api + ".daily-reserve") >= settings.number(api + ".daily-share")) {
                problems.add(
                        api + ".daily-reserve must be less than " + api + ".daily-share, or no load could ever run.");
            }
        }
    }

    private void lease() {
        if (settings.duration("sync.lease").toMillis() <= settings.number("sync.lease-beat")) {
            problems.add("sync.lease must be longer than sync.lease-beat, or a lease would end between two beats.");
        }
    }
}
