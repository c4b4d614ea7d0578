package dev.tandem.sandbox.entra;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parsed {@code scope} of a token request.
 *
 * @param resources the scopes that name a resource, as asked
 * @param openId whether the sign-in of a user was asked
 * @param offline whether {@code offline_access} was asked
 */
record Scope(List<String> resources, boolean openId, boolean offline) {

    /** MSAL adds these to every request; Entra accepts them in any order. */
    private static final Set<String> PROTOCOL = Set.of("openid", "profile", "offline_access", "email");

    private static final String DEFAULT = "/.default";
    private static final String IMPERSONATION = "/user_impersonation";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static Scope of(String text) {
        List<String> all =
                Stream.of(text.split(" ", -1)).filter(part -> !part.isEmpty()).toList();
        List<String> resources =
                all.stream().filter(part -> !PROTOCOL.contains(part)).toList();
        return new Scope(resources, all.contains("openid"), all.contains("offline_access"));
    }

    /** The resource when exactly one {@code <resource>/.default} was asked. */
    Optional<String> defaultResource() {
        return resources.size() == 1 ? without(DEFAULT) : Optional.empty();
    }

    /** The resource when one permission of it that a user may grant was asked. */
    Optional<String> delegatedResource() {
        return resources.size() == 1 ? without(DEFAULT).or(() -> without(IMPERSONATION)) : Optional.empty();
    }

    private Optional<String> without(String suffix) {
        String scope = resources.get(0);
        return scope.endsWith(suffix)
                ? Optional.of(Tokens.origin(scope.substring(0, scope.length() - suffix.length())))
                : Optional.empty();
    }

    /** Whether the resource is an environment of this sandbox: an origin on the loopback interface. */
    static boolean known(String resource) {
        try {
            URI uri = URI.create(resource);
            return uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && uri.getPath().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
