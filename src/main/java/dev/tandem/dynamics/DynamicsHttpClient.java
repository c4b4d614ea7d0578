package dev.tandem.dynamics;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Switches off what HttpClient does behind the route's back: its own repeats (GET, POST and PATCH alike on 429 and 503),
 * cookies and redirects. An endpoint option, so that it holds for http and https alike.
 */
public final class DynamicsHttpClient implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries().disableCookieManagement().disableRedirectHandling();
    }
}
