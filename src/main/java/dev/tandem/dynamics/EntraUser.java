package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import com.microsoft.aad.msal4j.UserNamePasswordParameters;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A user with a password. MSAL4J does not look into its cache for these: the account is kept here, renewed silently, and
 * the password is sent only when that fails (reference: Authentication, 4.4 and 4.5).
 */
final class EntraUser implements EntraApplication {

    private static final long PATIENCE_SECONDS = 90;

    private final PublicClientApplication application;
    private final Set<String> scopes;
    private final DynamicsCredentials.Password user;
    private IAccount account;

    EntraUser(PublicClientApplication application, Set<String> scopes, DynamicsCredentials.Password user) {
        this.application = application;
        this.scopes = scopes;
        this.user = user;
    }

    @Override
    public IAuthenticationResult acquire(boolean fresh) throws Exception {
        if (account != null) {
            try {
                return silently(fresh);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof MsalException)) {
                    throw e;
                }
            }
        }
        return byPassword();
    }

    private IAuthenticationResult silently(boolean fresh) throws Exception {
        SilentParameters parameters =
                SilentParameters.builder(scopes, account).forceRefresh(fresh).build();
        return application.acquireTokenSilently(parameters).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    // deprecated as a warning to people: it is the one flow for a user without a browser, and the setting asks for it
    @SuppressWarnings("deprecation")
    private IAuthenticationResult byPassword() throws Exception {
        UserNamePasswordParameters parameters = UserNamePasswordParameters.builder(
                        scopes, user.username(), user.password().toCharArray())
                .build();
        IAuthenticationResult result = application.acquireToken(parameters).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        account = result.account();
        return result;
    }
}
