package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Adds the certificates of {@code tls.trust-store} (PKCS12, JKS or PEM) to those that the JDK trusts. */
final class Trust {

    private Trust() {}

    /** The TLS context, or empty if the JDK's own is enough. */
    static Optional<SSLContext> context(Settings settings) {
        return settings.path("tls.trust-store")
                .map(path ->
                        context(path, settings.text("tls.trust-store-password").toCharArray()));
    }

    private static SSLContext context(Path path, char[] password) {
        try {
            KeyStore store = isPem(path) ? pem(path) : KeyStore.getInstance(path.toFile(), password);
            addTrustedByTheJdk(store);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new SettingsProblem("tls.trust-store names " + path
                    + ", which cannot be opened as PKCS12, JKS or PEM with tls.trust-store-password.");
        }
    }

    private static boolean isPem(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(4_096), StandardCharsets.ISO_8859_1).contains("-----BEGIN");
        }
    }

    private static KeyStore pem(Path path) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(path)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("pem-" + store.size(), certificate);
            }
        }
        return store;
    }

    private static void addTrustedByTheJdk(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> trusted = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                trusted.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        for (X509Certificate certificate : trusted) {
            store.setCertificateEntry("jdk-" + store.size(), certificate);
        }
    }
}
