package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.IAuthenticationResult;

/** An application registered with Microsoft Entra, as MSAL4J keeps it: one object a process, with its token cache. */
@FunctionalInterface
interface EntraApplication {

    /**
     * A token, from MSAL4J's cache unless a fresh one is asked for.
     *
     * @throws Exception whatever MSAL4J throws
     */
    IAuthenticationResult acquire(boolean fresh) throws Exception;
}
