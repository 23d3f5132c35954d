package com.pxlpeak.cluster.partition;

/** Something a partition depends on failed. It begins anew from its journal after a pause. */
final class PartitionFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
