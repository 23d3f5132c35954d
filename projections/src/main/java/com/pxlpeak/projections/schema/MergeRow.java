package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.SessionId;

/** A row of {@code session_merges}: which session's events now belong to which other. */
public record MergeRow(ClientKey client, SessionId from, SessionId into, long revision) implements TableRow {

    @Override
    public void write(RowBinaryFormatWriter out) {
        out.setString("site_id", client.site().value());
        out.setString("client_id", client.client().value());
        out.setValue("from_id", from.value());
        out.setValue("into_id", into.value());
        out.setLong("revision", revision);
    }
}
