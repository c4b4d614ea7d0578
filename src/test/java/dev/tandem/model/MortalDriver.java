package dev.tandem.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** H2 in memory, whose connections end with the process that {@link Fate} ends. */
final class MortalDriver implements Driver, AutoCloseable {

    private final Driver h2 = new org.h2.Driver();
    private final String url;
    private final Fate fate;

    private MortalDriver(String url, Fate fate) {
        this.url = url;
        this.fate = fate;
    }

    /** From now on that address leads here; it must be one of H2's. */
    static MortalDriver at(String url, Fate fate) throws SQLException {
        MortalDriver driver = new MortalDriver(url, fate);
        // who registered first is asked first
        org.h2.Driver.unload();
        DriverManager.registerDriver(driver);
        org.h2.Driver.load();
        return driver;
    }

    @Override
    public Connection connect(String address, Properties properties) throws SQLException {
        if (!acceptsURL(address)) {
            return null;
        }
        Connection real = h2.connect(address, properties);
        fate.opened(real);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(real, method, arguments));
    }

    private Object call(Connection real, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                fate.closed(real);
                return invoke(real, method, arguments);
            }
            case "commit" -> {
                if (fate.strikes()) {
                    throw died();
                }
                Object done = invoke(real, method, arguments);
                if (fate.strikes()) {
                    throw died();
                }
                return done;
            }
            case "setAutoCommit" -> {
                if (arguments[0].equals(false)) {
                    fate.begins();
                }
                return invoke(real, method, arguments);
            }
            // the rest must work, or the pool of the dead would wait for better times
            case "prepareStatement", "createStatement" -> {
                alive();
                return invoke(real, method, arguments);
            }
            default -> {
                return invoke(real, method, arguments);
            }
        }
    }

    private static Object invoke(Connection real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void alive() throws SQLException {
        if (fate.isDead()) {
            throw died();
        }
    }

    private static SQLException died() {
        return new SQLException("the process is dead", "58000");
    }

    @Override
    public boolean acceptsURL(String address) {
        return address.equals(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String address, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return h2.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return h2.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
    }
}
