package com.pxlpeak.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a point of presence as its environment says. It ends on SIGTERM, after finishing what it has accepted. */
final class PresenceMain {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceMain.class);

    private PresenceMain() {}

    public static void main(String[] arguments) {
        try {
            Config config =
                    ConfigFactory.parseString("pekko.actor.provider = local").withFallback(NodeConfig.load());
            PointOfPresence.start(NodeSettings.from(config.getConfig("pxlpeak.ops.node")), config);
        } catch (RuntimeException | ExceptionInInitializerError e) {
            LOG.error("the point of presence could not start", e);
            System.exit(1);
        }
    }
}
