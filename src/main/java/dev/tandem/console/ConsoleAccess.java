package dev.tandem.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;

/** Lets in who knows the token: that of the console, or that of the hooks. */
public final class ConsoleAccess {

    private final String setting;
    private final byte[] expected;

    /**
     * @param token {@code console.token} or {@code hooks.token}, or the one that was generated for this run
     * @param setting the setting that a refused caller is told of
     */
    public ConsoleAccess(String token, String setting) {
        this.setting = setting;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the call must be refused; compared in constant time. */
    public boolean refuses(@Header("Authorization") String authorization) {
        byte[] given = (authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8);
        return !MessageDigest.isEqual(expected, given);
    }

    /** The refusal: 401 with the challenge. */
    public void refuse(Message message) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
        message.setHeader("WWW-Authenticate", "Bearer");
        message.setHeader("Content-Type", "text/plain");
        message.setBody("The call needs the header 'Authorization: Bearer TOKEN' with the token of " + setting + ".");
    }
}
