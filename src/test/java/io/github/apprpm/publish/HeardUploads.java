package io.github.apprpm.publish;

import java.util.List;

/** Notes which packages have arrived, and warnings. */
record HeardUploads(List<String> heard) implements UploadListener {
    @Override
    public void sent(LocalPackage rpm, long sent) {}

    @Override
    public void arrived(LocalPackage rpm, String words) {
        heard.add(rpm.fileName());
    }

    @Override
    public void warns(String words) {
        heard.add(words);
    }
}
