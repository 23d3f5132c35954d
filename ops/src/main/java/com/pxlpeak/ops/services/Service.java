package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.process.Readiness;
import java.io.IOException;

/** One of the four servers a node needs, as we start it ourselves. */
interface Service extends KeptProcess.Preparation, Readiness {

    String name();

    /** Host and port, for people. */
    String address();

    /** How a client is told where it is. */
    String endpoint();

    /** Writes its configuration, and on the first start makes its empty store. */
    @Override
    ProcessSpec prepare() throws IOException, InterruptedException;

    /** Asks it a real question, after making the database it must hold. */
    @Override
    void probe() throws Exception;
}
