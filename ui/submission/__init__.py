"""报送登记: what was registered of the filing, its settings, its signed files, its package."""
