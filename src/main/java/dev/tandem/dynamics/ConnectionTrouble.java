package dev.tandem.dynamics;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Tells trouble before a connection was made, when nothing can have been executed, from trouble afterwards. */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    /** Whether no connection was made. */
    static boolean before(Throwable trouble) {
        return trouble instanceof UnknownHostException
                || trouble instanceof ConnectException
                || trouble instanceof NoRouteToHostException
                || trouble instanceof ConnectTimeoutException
                || isTls(trouble);
    }

    /** One sentence about it. */
    static String sentence(IOException trouble, String host, String setting) {
        if (trouble instanceof UnknownHostException) {
            return "The host " + host + " is unknown; check " + setting + ".";
        }
        if (isTls(trouble)) {
            return "No trusted TLS connection to " + host + " is possible; check " + setting + " and tls.trust-store.";
        }
        return "The host " + host + " accepts no connection; check " + setting + " and the network.";
    }

    private static boolean isTls(Throwable trouble) {
        return trouble instanceof SSLHandshakeException || trouble instanceof SSLPeerUnverifiedException;
    }
}
