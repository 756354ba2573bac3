package io.github.apprpm.publish;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads one package of this plugin together with libraries that the plugin itself does not have.
 *
 * <p>All other classes of the plugin are those that are loaded already. The libraries see nothing of Maven, such as its
 * log, where they would write what they send.
 */
public final class SeparateClasses extends URLClassLoader {
    private static final String OURS = "io.github.apprpm.";

    private final String separate;
    private final ClassLoader plugin;

    static {
        registerAsParallelCapable();
    }

    /** @param name the package, which only this loader loads */
    public SeparateClasses(String name, List<URL> libraries) {
        super(withPlugin(libraries), ClassLoader.getPlatformClassLoader());
        this.separate = name + ".";
        this.plugin = SeparateClasses.class.getClassLoader();
    }

    private static URL[] withPlugin(List<URL> libraries) {
        List<URL> urls = new ArrayList<>();
        urls.add(SeparateClasses.class.getProtectionDomain().getCodeSource().getLocation());
        urls.addAll(libraries);
        return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(OURS) && !name.startsWith(separate)
                ? plugin.loadClass(name)
                : super.loadClass(name, resolve);
    }
}
