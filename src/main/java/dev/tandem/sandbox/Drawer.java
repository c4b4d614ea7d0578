package dev.tandem.sandbox;

import dev.tandem.sandbox.entra.TlsIdentity;
import dev.tandem.sandbox.http.Kept;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** The directory of a sandbox: its certificate, and the data of both services where they are kept. */
record Drawer(Path directory) {

    private static final String KEY_STORE = "tls-key.p12";
    private static final String TRUST_STORE = "trust.p12";
    private static final String TRUST_PEM = "trust.pem";
    private static final String DYNAMICS = "dynamics.snapshot";
    private static final String MARKETO = "marketo.snapshot";

    /** The directory, made when it is not there. */
    static Drawer open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new Drawer(directory.toAbsolutePath());
    }

    static boolean holdsData(Path directory) {
        return Files.exists(directory.resolve(DYNAMICS)) && Files.exists(directory.resolve(MARKETO));
    }

    Path trustStore() {
        return directory.resolve(TRUST_STORE);
    }

    /** The certificate: the kept one while it is valid, else a new one; its trust stores are written beside it. */
    TlsIdentity identity(Keeping keeping, Instant now) throws IOException {
        Path key = directory.resolve(KEY_STORE);
        TlsIdentity identity = keeping.loads() && Files.exists(key) ? TlsIdentity.read(key) : TlsIdentity.create(now);
        if (!identity.validAt(now)) {
            identity = TlsIdentity.create(now);
        }
        if (keeping.saves()) {
            replace(key, identity.keyStore());
        } else {
            Files.deleteIfExists(key);
        }
        replace(trustStore(), identity.trustStore());
        Files.writeString(directory.resolve(TRUST_PEM), identity.pem());
        return identity;
    }

    /**
     * Loads what was saved, once: after a crash the saved data would be older than what their users know.
     *
     * @return false when there is nothing complete to load
     */
    boolean load(Houses houses) throws IOException {
        Path dynamics = directory.resolve(DYNAMICS);
        Path marketo = directory.resolve(MARKETO);
        if (!holdsData(directory)) {
            return false;
        }
        load(dynamics, houses.dynamics().kept());
        load(marketo, houses.marketo().kept());
        Files.delete(dynamics);
        Files.delete(marketo);
        return true;
    }

    private static void load(Path file, Kept kept) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            kept.load(in);
        }
    }

    void save(Houses houses) throws IOException {
        save(directory.resolve(DYNAMICS), houses.dynamics().kept());
        save(directory.resolve(MARKETO), houses.marketo().kept());
    }

    /** A snapshot takes the place of the last one only when it is complete. */
    private static void save(Path file, Kept kept) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            kept.save(out);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
