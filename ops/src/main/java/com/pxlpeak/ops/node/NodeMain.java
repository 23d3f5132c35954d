package com.pxlpeak.ops.node;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.typesafe.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a node as its environment says. It ends on SIGTERM, after finishing what it has accepted. */
final class NodeMain {

    private static final Logger LOG = LoggerFactory.getLogger(NodeMain.class);

    private NodeMain() {}

    public static void main(String[] arguments) {
        try {
            if (!Failpoint.enabled().isEmpty()) {
                LOG.warn("this process is made to die: {}={}", Failpoint.VARIABLE, Failpoint.enabled());
            }
            Config config = NodeConfig.load();
            Node.start(NodeSettings.from(config.getConfig("pxlpeak.ops.node")), config);
        } catch (RuntimeException | ExceptionInInitializerError e) {
            LOG.error("the node could not start", e);
            System.exit(1);
        }
    }
}
