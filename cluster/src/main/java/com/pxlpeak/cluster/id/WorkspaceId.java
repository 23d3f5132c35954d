package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireType;
import java.util.UUID;

/** A customer: owns sites, users and keys. Nothing is ever shown across workspaces. */
public record WorkspaceId(UUID value) implements WireType {

    @Override
    public String toString() {
        return value.toString();
    }
}
