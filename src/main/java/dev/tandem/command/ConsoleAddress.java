package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Where the console listens, and what its callers must show.
 *
 * @param host the address
 * @param port the port
 * @param token the token
 */
record ConsoleAddress(String host, int port, String token) {

    /** A free port if {@code console.port} is 0; refuses a port that is taken, which Camel would only log. */
    static ConsoleAddress of(Settings settings) {
        String host = settings.text("console.address");
        int wanted = settings.number("console.port");
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getByName(host))) {
            return new ConsoleAddress(
                    host,
                    probe.getLocalPort(),
                    settings.optional("console.token").orElseGet(ConsoleAddress::newToken));
        } catch (IOException taken) {
            throw new Refusal("console.port " + wanted + " on " + host
                    + " cannot be opened; stop what uses it, or set another console.port.");
        }
    }

    String url() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    private static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ConsoleAddress[" + url() + "]";
    }
}
