package dev.tandem.dynamics;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a Dataverse environment is, made from {@code dynamics.url} with or without {@code /api/data/v9.2/}.
 *
 * @param origin scheme, host and port, without a slash at the end
 */
public record DynamicsAddress(String origin) {

    /** Where the Web API begins, below the origin. */
    public static final String API_PATH = "/api/data/v9.2/";

    private static final Pattern API_SUFFIX = Pattern.compile("(/api(/data(/v\\d+\\.\\d+)?)?)?/*$");

    /**
     * Reads an address as people write it.
     *
     * @throws IllegalArgumentException with one sentence when it is not the address of an environment
     */
    public static DynamicsAddress of(String url) {
        String bare = API_SUFFIX.matcher(url.strip()).replaceFirst("");
        try {
            URI uri = new URI(bare);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (!web || uri.getHost() == null || !uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
                throw notAnAddress();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new DynamicsAddress(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException(
                "dynamics.url is not the address of an environment, such as https://contoso.crm4.dynamics.com.");
    }

    /** The OAuth scope of tokens for this environment. */
    public String scope() {
        return origin + "/.default";
    }

    /** The host, for error texts. */
    public String host() {
        return URI.create(origin).getHost();
    }

    /**
     * The absolute URL of a request's target. A link that the service handed out stays as it is, byte for byte.
     *
     * @throws DynamicsRefused for a link to another host, which must never see our token
     */
    public String resolve(String target) {
        if (!target.startsWith("http://") && !target.startsWith("https://")) {
            return origin + API_PATH + target;
        }
        if (!target.regionMatches(true, 0, origin + "/", 0, origin.length() + 1)) {
            throw new DynamicsRefused(
                    "A link that leads away from " + host() + " was not followed; start that feed anew.", 0, "", "");
        }
        return target;
    }
}
