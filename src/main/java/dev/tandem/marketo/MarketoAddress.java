package dev.tandem.marketo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a Marketo instance is, made from {@code marketo.url} with or without {@code /rest} or {@code /identity}.
 *
 * @param base scheme, host, port and path, without a slash at the end
 */
public record MarketoAddress(String base) {

    private static final Pattern SUFFIX = Pattern.compile("(/+(rest(/v1)?|identity))?/*$");
    private static final String MARKETO_HOSTS = ".mktorest.com";

    /**
     * Reads an address as people write it.
     *
     * @throws IllegalArgumentException with one sentence when it is not the address of an instance
     */
    public static MarketoAddress of(String url) {
        String bare = SUFFIX.matcher(url.strip()).replaceFirst("");
        try {
            URI uri = new URI(bare);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw notAnAddress();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new MarketoAddress(
                    scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getRawPath());
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException(
                "marketo.url is not the address of an instance, such as https://123-abc-456.mktorest.com.");
    }

    /** The Munchkin id of the instance: the first label of a Marketo host, else the whole address. */
    public String munchkinId() {
        String host = host();
        return host.endsWith(MARKETO_HOSTS)
                ? host.substring(0, host.indexOf('.')).toUpperCase(Locale.ROOT)
                : base;
    }

    /** The host, for error texts. */
    public String host() {
        return URI.create(base).getHost();
    }

    /** The absolute URL of a path without leading slash. */
    public String resolve(String path) {
        return base + "/" + path;
    }
}
