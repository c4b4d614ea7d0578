package dev.tandem.dynamics;

import java.nio.file.Path;

/** How Tandem proves to Microsoft Entra who it is. Their texts never show a secret. */
public sealed interface DynamicsCredentials {

    /** The application (client) id of the app registration. */
    String clientId();

    /** An application user with a client secret. */
    record Secret(String clientId, String secret) implements DynamicsCredentials {
        @Override
        public String toString() {
            return "Secret[" + clientId + "]";
        }
    }

    /** An application user with a certificate and its private key in a PKCS #12 file. */
    record Certificate(String clientId, Path pkcs12, String password) implements DynamicsCredentials {
        @Override
        public String toString() {
            return "Certificate[" + clientId + "]";
        }
    }

    /** A licensed user without multi-factor authentication (resource owner password credentials). */
    record Password(String clientId, String username, String password) implements DynamicsCredentials {
        @Override
        public String toString() {
            return "Password[" + clientId + "]";
        }
    }
}
