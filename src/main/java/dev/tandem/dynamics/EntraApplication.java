package dev.tandem.dynamics;

/** An application registered with Microsoft Entra, as MSAL4J keeps it: one object a process, with its token cache. */
@FunctionalInterface
interface EntraApplication {

    /**
     * A token, from the cache unless a fresh one is asked for.
     *
     * @throws Exception whatever MSAL4J throws
     */
    String acquire(boolean fresh) throws Exception;
}
