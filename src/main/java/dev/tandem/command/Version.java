package dev.tandem.command;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Tandem.class.getPackage().getImplementationVersion();
        return new String[] {"tandem " + (version == null ? "(not packaged)" : version)};
    }
}
