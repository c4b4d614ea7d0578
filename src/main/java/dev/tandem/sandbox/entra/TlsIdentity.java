package dev.tandem.sandbox.entra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-signed certificate for the loopback names, with its key.
 *
 * @param keyStore a PKCS12 store of key and certificate, encrypted with {@link #PASSWORD}
 * @param certificate the certificate
 */
public record TlsIdentity(byte[] keyStore, X509Certificate certificate) {

    /** The password of all stores of the sandbox; it guards nothing but invented data. */
    public static final String PASSWORD = "sandbox";

    private static final String ALIAS = "sandbox";
    private static final Period LIFE = Period.ofYears(1);

    /** A new key (RSA, 2048 bits) and certificate, valid from a day before the given time for a year. */
    public static TlsIdentity create(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = sign(pair, now);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            return new TlsIdentity(bytes(store), certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("The sandbox cannot make its certificate.", impossible);
        }
    }

    /** Reads what {@link #keyStore} holds. */
    public static TlsIdentity read(Path file) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            return new TlsIdentity(Files.readAllBytes(file), (X509Certificate) store.getCertificate(ALIAS));
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("The key store " + file + " is not one of the sandbox's.", unreadable);
        }
    }

    /** Whether clients accept the certificate at this time. */
    public boolean validAt(Instant time) {
        return certificate.getNotBefore().toInstant().isBefore(time)
                && certificate.getNotAfter().toInstant().isAfter(time);
    }

    private static X509Certificate sign(KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=localhost, O=Tandem sandbox");
        Instant ends = now.atOffset(ZoneOffset.UTC).plus(LIFE).toInstant();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Period.ofDays(1))),
                Date.from(ends),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    /** A PKCS12 store that holds the certificate alone, as a trusted one. */
    public byte[] trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, certificate);
            return bytes(store);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("The sandbox cannot make its trust store.", impossible);
        }
    }

    /** The certificate in PEM form. */
    public String pem() {
        try {
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The sandbox cannot write its certificate.", impossible);
        }
    }

    private static byte[] bytes(KeyStore store) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream closed = out) {
            store.store(closed, PASSWORD.toCharArray());
        }
        return out.toByteArray();
    }
}
